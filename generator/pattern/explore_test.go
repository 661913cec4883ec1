package pattern

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern/regular"
	"github.com/modelsmith/modelsmith/generator/pattern/syntax"
)

func TestExplore(t *testing.T) {
	data, _ := os.ReadFile("/tmp/allpats.json")
	var all map[string]any
	json.Unmarshal(data, &all)
	var keys []string
	for k := range all {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var hist [8]int
	for _, k := range keys {
		p, err := syntax.Parse(k, model.JavaFull)
		if err != nil {
			fmt.Println("PARSE", k, err)
			continue
		}
		if p.Unsupported != nil {
			fmt.Println("UNSUP", k, p.Unsupported)
			continue
		}
		e, err := lower(p)
		if err != nil {
			fmt.Println("LOWER", k, err)
			continue
		}
		start := time.Now()
		d, err := regular.Determinize(e, regular.Limits{NFA: 20000, DFA: 3000, Work: 3_000_000})
		took := time.Since(start)
		if took > time.Second {
			fmt.Println("SLOW", took, k)
		}
		if err != nil {
			fmt.Println("BIG", e.Looks(), took, k)
			hist[7]++
			continue
		}
		n := len(d.Next)
		switch {
		case n <= 16:
			hist[0]++
		case n <= 64:
			hist[1]++
		case n <= 256:
			hist[2]++
		case n <= 1024:
			hist[3]++
			fmt.Println("MID", n, len(d.Classes), e.Looks(), k)
		default:
			fmt.Println("LARGE", n, len(d.Classes), e.Looks(), k)
			hist[4]++
		}
	}
	fmt.Println(hist)
}
