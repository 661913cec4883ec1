package timestamp_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"os/exec"
	"testing"
	"time"

	"github.com/modelsmith/modelsmith/generator/importer/importertest"
	"github.com/modelsmith/modelsmith/runtime/timestamp"
)

// parseAll prints the exact milliseconds that botocore reads each text as.
const parseAll = `
import json, sys
from datetime import datetime, timezone, timedelta
from botocore.utils import parse_timestamp
epoch = datetime(1970, 1, 1, tzinfo=timezone.utc)
print(json.dumps([(parse_timestamp(s) - epoch) // timedelta(milliseconds=1) for s in json.load(sys.stdin)]))
`

// Whatever form this package writes, botocore reads as the same instant.
func TestBotocoreReadsTheSame(t *testing.T) {
	importertest.DataDir(t)
	r := rand.New(rand.NewPCG(5, 6))
	var texts []any
	var want []int64
	for range 300 {
		// botocore takes numbers through a float, years from 1971 to 2286 exactly.
		at := time.Unix(31536000+r.Int64N(9e9), r.Int64N(1000)*1e6)
		texts = append(texts, string(timestamp.AppendDateTime(nil, at)), string(timestamp.AppendHTTPDate(nil, at)))
		want = append(want, at.UnixMilli(), at.Unix()*1000)
		whole := at.Truncate(time.Second)
		texts = append(texts, json.Number(timestamp.AppendEpoch(nil, whole)))
		want = append(want, whole.UnixMilli())
	}
	in, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("python3", "-c", parseAll)
	cmd.Stdin = bytes.NewReader(in)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	var got []int64
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("%v: botocore reads %d, want %d", texts[i], got[i], want[i])
		}
	}
}
