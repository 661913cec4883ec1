package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/chimeserver"
	"github.com/modelsmith/modelsmith/generated/chime/types"
	"github.com/modelsmith/modelsmith/runtime"
)

// regenerate is the path of a RegenerateSecurityToken, with its query.
const regenerate = "/accounts/12a3456b-7c89-012d-3456-78901e23fg45/bots/123abcd4-5ef6-789g-0h12-34j56789012k?operation=regenerate-security-token"

var stamp = time.Date(2019, 9, 18, 17, 24, 39, 534e6, time.UTC)

// bots answers from a generated handler.
type bots struct{ chimeserver.Unimplemented }

func (bots) RegenerateSecurityToken(_ context.Context, in *chime.RegenerateSecurityTokenInput) (*chime.RegenerateSecurityTokenOutput, error) {
	return &chime.RegenerateSecurityTokenOutput{Bot: &types.Bot{
		BotEmail: aws.String("myBot@example.com"), BotId: in.BotId, BotType: types.BotTypeChatBot,
		CreatedTimestamp: &stamp, Disabled: aws.Bool(false), DisplayName: aws.String("myBot (Bot)"),
		SecurityToken: aws.String("je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"), UpdatedTimestamp: &stamp,
		UserId: aws.String("123abcd4-5ef6-789g-0h12-34j56789012k"),
	}}, nil
}

// plainBot is the bot of a server that is written by hand.
type plainBot struct {
	BotEmail, BotID, BotType   string
	CreatedTimestamp           time.Time
	Disabled                   bool
	DisplayName, SecurityToken string
	UpdatedTimestamp           time.Time
	UserID                     string
}

// byHand is what people write without a generator: a ServeMux and encoding/json, no check of what comes in.
func byHand() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /accounts/{accountId}/bots/{botId}", func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("operation") != "regenerate-security-token" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(struct{ Bot plainBot }{plainBot{
			BotEmail: "myBot@example.com", BotID: r.PathValue("botId"), BotType: "ChatBot",
			CreatedTimestamp: stamp, DisplayName: "myBot (Bot)", SecurityToken: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
			UpdatedTimestamp: stamp, UserID: "123abcd4-5ef6-789g-0h12-34j56789012k",
		}}) // a client that is gone needs no answer
	})
	return mux
}

// unread is a response that nobody reads.
type unread struct {
	header http.Header
	status int
	size   int
}

func (s *unread) Header() http.Header { return s.header }

func (s *unread) WriteHeader(status int) { s.status = status }

func (s *unread) Write(p []byte) (int, error) {
	s.size += len(p)
	return len(p), nil
}

// inProcess calls a handler without a network.
func inProcess(h http.Handler) call {
	template := httptest.NewRequest(http.MethodPost, regenerate, http.NoBody)
	s := &unread{header: http.Header{}}
	return func(ctx context.Context) (any, error) {
		clear(s.header)
		s.status, s.size = http.StatusOK, 0
		h.ServeHTTP(s, template.WithContext(ctx))
		if s.status != http.StatusOK || s.size < 200 {
			return nil, fmt.Errorf("status %d, %d bytes", s.status, s.size)
		}
		return s, nil
	}
}

// overLoopback calls a handler through net/http's server and client.
func overLoopback(server *httptest.Server) call {
	return func(ctx context.Context) (any, error) {
		r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+regenerate, http.NoBody)
		if err != nil {
			return nil, err
		}
		resp, err := server.Client().Do(r)
		if err != nil {
			return nil, err
		}
		defer resp.Body.Close()
		body, err := io.ReadAll(resp.Body)
		if err != nil || resp.StatusCode != http.StatusOK || !strings.Contains(string(body), "123abcd4") {
			return nil, fmt.Errorf("status %d: %s: %w", resp.StatusCode, body, err)
		}
		return body, nil
	}
}

// measureServer measures a generated handler, with routing, decoding and validation, against one that does without.
func measureServer(ctx context.Context, cfg config) (section, error) {
	ours, peer := chimeserver.NewHandler(bots{}, runtime.NoAuth), byHand()
	oursRemote, peerRemote := httptest.NewServer(ours), httptest.NewServer(peer)
	defer oursRemote.Close()
	defer peerRemote.Close()
	var connections [2]call
	for i, s := range []*httptest.Server{oursRemote, peerRemote} {
		c, conn, err := overConnection(ctx, s.Listener.Addr().String())
		if err != nil {
			return section{}, err
		}
		defer conn.Close()
		connections[i] = c
	}
	return compete(ctx, cfg, "RegenerateSecurityToken on a generated handler, against ServeMux and encoding/json", []*contest{
		newContest(benchmark{name: "in process", cpu: 1}, [2]call{inProcess(ours), inProcess(peer)}),
		newContest(benchmark{name: "over loopback", cpu: 1}, connections),
		newContest(benchmark{name: "… with net/http's client", cpu: 1}, [2]call{overLoopback(oursRemote), overLoopback(peerRemote)}),
	})
}
