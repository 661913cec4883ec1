package runtime_test

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"time"
)

// Every response tells the time, whatever else it says; one without a date or from a cache does not.
func TestClockFollowsResponses(t *testing.T) {
	const hour = time.Hour
	dates := []struct {
		ahead time.Duration
		age   string
		code  int
		// signed is how far ahead the next call is signed.
		signed time.Duration
	}{
		{hour, "", 200, hour}, {-hour, "", 404, -hour}, {0, "", 200, 0}, {hour, "10", 200, 0}, {2 * hour, "", 400, 2 * hour}, {0, "none", 200, 2 * hour},
	}
	s := serve(t, func(w http.ResponseWriter, n int) {
		d := dates[n-1]
		w.Header().Set("Date", time.Now().Add(d.ahead).UTC().Format(http.TimeFormat))
		switch d.age {
		case "":
		case "none":
			w.Header()["Date"] = nil
		default:
			w.Header().Set("Age", d.age)
		}
		w.WriteHeader(d.code)
		fmt.Fprint(w, userXML)
	})
	client, before := newIAM(s), time.Duration(0)
	for n, d := range dates {
		_, _ = client.GetUser(context.Background(), nil) // some answer with an error
		signed, err := time.Parse("20060102T150405Z", s.seen[n].header.Get("X-Amz-Date"))
		if ahead := time.Until(signed); err != nil || (ahead-before).Abs() > time.Minute {
			t.Errorf("call %d is signed %v ahead, want %v (%v)", n+1, ahead, before, err)
		}
		before = d.signed
	}
}
