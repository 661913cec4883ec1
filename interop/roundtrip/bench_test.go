package roundtrip

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	chimetypes "github.com/modelsmith/modelsmith/generated/chime/types"
	"github.com/modelsmith/modelsmith/runtime"
)

var bot = &chimetypes.Bot{
	BotId: aws.String("123abcd4-5ef6-789g-0h12-34j56789012k"), UserId: aws.String("123abcd4-5ef6-789g-0h12-34j56789012k"),
	DisplayName: aws.String("myBot (Bot)"), BotType: chimetypes.BotTypeChatBot, Disabled: aws.Bool(false),
	CreatedTimestamp: aws.Time(time.Unix(1568827479, 534e6)), UpdatedTimestamp: aws.Time(time.Unix(1568827479, 534e6)),
	BotEmail: aws.String("myBot@example.com"), SecurityToken: aws.String("je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"),
}

type tokens struct {
	chimeserver.Unimplemented
}

func (tokens) RegenerateSecurityToken(context.Context, *chime.RegenerateSecurityTokenInput) (*chime.RegenerateSecurityTokenOutput, error) {
	return &chime.RegenerateSecurityTokenOutput{Bot: bot}, nil
}

// handWritten is the same operation as one writes it by hand, without decoding into a structure and without validation.
func handWritten() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /accounts/{accountId}/bots/{botId}", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("operation") != "regenerate-security-token" {
			http.NotFound(w, r)
			return
		}
		_, _ = r.PathValue("accountId"), r.PathValue("botId")
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(struct{ Bot *chimetypes.Bot }{bot})
	})
	return mux
}

// discard is a response writer that keeps nothing but the number of bytes.
type discard struct {
	header http.Header
	n      int
}

func (d *discard) Header() http.Header         { return d.header }
func (d *discard) WriteHeader(int)             {}
func (d *discard) Write(p []byte) (int, error) { d.n += len(p); return len(p), nil }

const tokenURL = "/accounts/12a3456b-7c89-012d-3456-78901e23fg45/bots/123abcd4-5ef6-789g-0h12-34j56789012k?operation=regenerate-security-token"

func BenchmarkRegenerateSecurityToken(b *testing.B) {
	handlers := map[string]http.Handler{"generated": chimeserver.NewHandler(tokens{}, runtime.NoAuth), "handWritten": handWritten()}
	for _, name := range []string{"generated", "handWritten"} {
		b.Run(name, func(b *testing.B) {
			r := httptest.NewRequest(http.MethodPost, tokenURL, http.NoBody)
			b.ReportAllocs()
			for b.Loop() {
				w := &discard{header: make(http.Header)}
				handlers[name].ServeHTTP(w, r)
				if w.n < 100 {
					b.Fatal("no response")
				}
			}
		})
	}
}

// BenchmarkRegenerateSecurityTokenLoopback is the same over a connection.
func BenchmarkRegenerateSecurityTokenLoopback(b *testing.B) {
	handlers := map[string]http.Handler{"generated": chimeserver.NewHandler(tokens{}, runtime.NoAuth), "handWritten": handWritten()}
	for _, name := range []string{"generated", "handWritten"} {
		b.Run(name, func(b *testing.B) {
			s := httptest.NewServer(handlers[name])
			defer s.Close()
			for b.Loop() {
				r, err := http.Post(s.URL+tokenURL, "", nil)
				if err != nil {
					b.Fatal(err)
				}
				_, _ = io.Copy(io.Discard, r.Body)
				r.Body.Close()
			}
		})
	}
}
