package seeds

import (
	"bufio"
	"errors"
	"fmt"
	"net"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awsmiddleware "github.com/aws/aws-sdk-go-v2/aws/middleware"
	"github.com/aws/aws-sdk-go-v2/credentials"
	"github.com/aws/smithy-go"

	//lint:ignore SA1019 AWS has retired the service; its client is still one to test
	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chime/types"
)

// The values of the documents' example.
const (
	accountID = "12a3456b-7c89-012d-3456-78901e23fg45"
	botID     = "123abcd4-5ef6-789g-0h12-34j56789012k"
	requestID = "0c755efb-46f9-4d5a-84b0-55f7b254ed7d"
	token     = "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY"
)

// sampleBody is the example's answer, which has no spaces.
const sampleBody = `{"Bot":{"BotEmail":"myBot@example.com","BotId":"` + botID + `","BotType":"ChatBot",` +
	`"CreatedTimestamp":"2019-09-18T17:24:39.534Z","Disabled":false,"DisplayName":"myBot (Bot)",` +
	`"SecurityToken":"` + token + `","UpdatedTimestamp":"2019-09-18T17:24:39.534Z","UserId":"` + botID + `"}}`

// TestWorkedExample has the client send the example's request to a bare socket, which answers with the example's
// response.
func TestWorkedExample(t *testing.T) {
	server := newPeer(t, "HTTP/1.1 200 OK\r\nx-amzn-RequestId: "+requestID+"\r\nContent-Type: application/json\r\n"+
		"Content-Length: "+fmt.Sprint(len(sampleBody))+"\r\nDate: Wed, 18 Sep 2019 17:30:16 GMT\r\n\r\n"+sampleBody)
	out, err := regenerate(t, server.address)
	if err != nil {
		t.Fatal(err)
	}
	checkRequest(t, <-server.requests)
	stamp := time.Date(2019, 9, 18, 17, 24, 39, 534_000_000, time.UTC)
	want := &types.Bot{
		BotEmail: aws.String("myBot@example.com"), BotId: aws.String(botID), BotType: types.BotTypeChatBot,
		CreatedTimestamp: &stamp, Disabled: aws.Bool(false), DisplayName: aws.String("myBot (Bot)"),
		SecurityToken: aws.String(token), UpdatedTimestamp: &stamp, UserId: aws.String(botID),
	}
	if !reflect.DeepEqual(out.Bot, want) {
		t.Errorf("bot %+v, want %+v", out.Bot, want)
	}
	if id, _ := awsmiddleware.GetRequestIDMetadata(out.ResultMetadata); id != requestID {
		t.Errorf("request id %q", id)
	}
}

// checkRequest compares what was sent, line by line.
func checkRequest(t *testing.T, request []string) {
	t.Helper()
	line := "POST /accounts/" + accountID + "/bots/" + botID + "?operation=regenerate-security-token HTTP/1.1"
	if request[0] != line {
		t.Errorf("request line %q, want %q", request[0], line)
	}
	header := http.Header{}
	for _, field := range request[1:] {
		name, value, _ := strings.Cut(field, ": ")
		header.Add(name, value)
	}
	if length := header.Values("Content-Length"); !slices.Equal(length, []string{"0"}) {
		t.Errorf("content length %q", length)
	}
	for _, name := range []string{"Content-Type", "Transfer-Encoding"} {
		if header.Get(name) != "" {
			t.Errorf("%s: %s, of a request without body", name, header.Get(name))
		}
	}
	date := header.Get("X-Amz-Date")
	if !regexp.MustCompile(`^\d{8}T\d{6}Z$`).MatchString(date) {
		t.Fatalf("date %q", date)
	}
	signature := regexp.MustCompile(`^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/` + date[:8] +
		`/us-east-1/chime/aws4_request, SignedHeaders=([a-z0-9;-]+), Signature=[0-9a-f]{64}$`)
	match := signature.FindStringSubmatch(header.Get("Authorization"))
	if match == nil {
		t.Fatalf("authorization %q", header.Get("Authorization"))
	}
	signed := strings.Split(match[1], ";")
	if !slices.Contains(signed, "host") || !slices.Contains(signed, "x-amz-date") || !slices.IsSorted(signed) {
		t.Errorf("signed headers %q", signed)
	}
}

// TestErrorsOfTheExample answers with each of the operation's errors, under its status.
func TestErrorsOfTheExample(t *testing.T) {
	for _, e := range readDocuments(t)[0].Errors {
		t.Run(e.Name, func(t *testing.T) {
			body := `{"Code":"Unprocessable","Message":"not now"}`
			server := newPeer(t, fmt.Sprintf("HTTP/1.1 %d Status\r\nX-Amzn-ErrorType: %s:http://internal/\r\n"+
				"Content-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", e.Status, e.Name, len(body), body))
			_, err := regenerate(t, server.address)
			var api smithy.APIError
			if !errors.As(err, &api) {
				t.Fatalf("error %v", err)
			}
			if got := fmt.Sprintf("%T", api); got != "*types."+e.Name || api.ErrorCode() != e.Name || api.ErrorMessage() != "not now" {
				t.Errorf("error %s: %v", got, api)
			}
			fault := smithy.FaultClient
			if e.Status >= 500 {
				fault = smithy.FaultServer
			}
			if api.ErrorFault() != fault {
				t.Errorf("fault %v", api.ErrorFault())
			}
			if code := reflect.ValueOf(api).Elem().FieldByName("Code").String(); code != string(types.ErrorCodeUnprocessable) {
				t.Errorf("member Code %q", code)
			}
		})
	}
}

// regenerate makes the example's call, once.
func regenerate(t *testing.T, address string) (*chime.RegenerateSecurityTokenOutput, error) {
	t.Helper()
	client := chime.New(chime.Options{
		Region:       "us-east-1",
		Credentials:  credentials.NewStaticCredentialsProvider("AKIDEXAMPLE", "secret", ""),
		BaseEndpoint: aws.String("http://" + address),
		HTTPClient:   &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
		Retryer:      aws.NopRetryer{},
	})
	return client.RegenerateSecurityToken(t.Context(), &chime.RegenerateSecurityTokenInput{
		AccountId: aws.String(accountID), BotId: aws.String(botID),
	})
}

// A peer is a socket that answers one request.
type peer struct {
	address string
	// requests gets the lines of the request's head.
	requests chan []string
}

func newPeer(t *testing.T, response string) peer {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	p := peer{listener.Addr().String(), make(chan []string, 1)}
	go func() {
		connection, err := listener.Accept()
		if err != nil {
			return // the test is over
		}
		defer connection.Close()
		var head []string
		for lines := bufio.NewScanner(connection); lines.Scan() && lines.Text() != ""; {
			head = append(head, lines.Text())
		}
		p.requests <- head
		_, _ = connection.Write([]byte(response)) // the client notices
	}()
	return p
}
