package pattern

import (
	"encoding/json"
	"fmt"
	"os"
	"sort"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/model"
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
	for _, d := range []model.Dialect{model.JavaFull} {
		hist := map[string]int{}
		for _, k := range keys {
			start := time.Now()
			p, err := Compile(k, d)
			if took := time.Since(start); took > 500*time.Millisecond {
				fmt.Println("SLOW", d, took, k)
			}
			if err != nil {
				fmt.Println("ERR", d, k, err)
				hist["error"]++
				continue
			}
			hist[p.Kind.String()]++
			if p.Kind >= WideAutomaton {
				fmt.Println(d, p.Kind, k)
			}
		}
		fmt.Println(d, hist)
	}
}
