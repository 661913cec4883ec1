package validation

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/aws/aws-sdk-go-v2/aws"
	sdkchime "github.com/aws/aws-sdk-go-v2/service/chime"
	sdkidentity "github.com/aws/aws-sdk-go-v2/service/chimesdkidentity"
	sdkiam "github.com/aws/aws-sdk-go-v2/service/iam"
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/generated/chime"
	"github.com/modelsmith/modelsmith/generated/chimesdkidentity"
	"github.com/modelsmith/modelsmith/generated/iam"
	"github.com/modelsmith/modelsmith/interop/internal/botomodel"
	"github.com/modelsmith/modelsmith/interop/internal/goshape"
)

// nothing answers every request with an error that no validator has.
type nothing struct{}

func (nothing) Do(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: 400, Body: http.NoBody, Header: http.Header{}}, nil
}

// pairs are the SDK's clients beside ours.
func pairs() map[string][2]any {
	const region = "us-east-1"
	creds := aws.AnonymousCredentials{}
	retry := aws.NopRetryer{}
	return map[string][2]any{
		"chime": {
			sdkchime.New(sdkchime.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
			chime.New(chime.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
		},
		"chime-sdk-identity": {
			sdkidentity.New(sdkidentity.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
			chimesdkidentity.New(chimesdkidentity.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
		},
		"iam": {
			sdkiam.New(sdkiam.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
			iam.New(iam.Options{Region: region, Credentials: creds, HTTPClient: nothing{}, Retryer: retry}),
		},
	}
}

// TestMissingMembers leaves each required member of each input out, and all of them: our clients fail as the SDK's do.
func TestMissingMembers(t *testing.T) {
	corpus := readCorpus(t)
	calls, refused := 0, 0
	all := pairs()
	for _, service := range slices.Sorted(maps.Keys(botomodel.Files)) {
		m := maker{t, botomodel.Read(t, service), corpus}
		for _, name := range slices.Sorted(maps.Keys(m.Operations)) {
			op := m.Operations[name]
			if op.Input == nil {
				continue
			}
			input := m.Resolve(*op.Input)
			inputs := []any{map[string]any{}, m.valid(input)}
			for _, s := range sites(m.Model, input) {
				if s.required {
					inputs = append(inputs, m.with(input, s.steps, absent{}))
				}
				if s.shape.Type == "structure" && len(s.steps) > 0 {
					inputs = append(inputs, m.with(input, s.steps, map[string]any{}))
				}
			}
			for _, params := range inputs {
				want, got := call(t, all[service][0], name, params), call(t, all[service][1], name, params)
				calls++
				var invalid smithy.InvalidParamsError
				if !errors.As(want, &invalid) {
					if errors.As(got, &invalid) {
						t.Errorf("%s %s: %v, but %v", name, show(params), got, want)
					}
					continue
				}
				refused++
				if got == nil || sorted(got) != sorted(want) {
					t.Errorf("%s %s\ngot  %v\nwant %v", name, show(params), got, want)
				}
				if !errors.As(got, &invalid) {
					t.Errorf("%s: %T", name, got)
				}
			}
		}
	}
	t.Logf("%d calls, %d refused", calls, refused)
	if refused < 500 {
		t.Errorf("%d refused", refused)
	}
}

func show(v any) string {
	data, err := json.Marshal(v)
	if err != nil {
		return err.Error()
	}
	return string(data)
}

// sorted is an error's text with its lines in order: the SDK tells those of an input before those of what it holds.
func sorted(err error) string {
	lines := strings.Split(err.Error(), "\n")
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// call calls an operation of a client.
func call(t *testing.T, client any, operation string, params any) error {
	t.Helper()
	method := reflect.ValueOf(client).MethodByName(operation)
	in := reflect.New(method.Type().In(1).Elem())
	value, err := goshape.Decode([]byte(show(params)))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := (goshape.Filler{}).Fill(in.Interface(), value); err != nil {
		t.Fatal(err)
	}
	failed, _ := method.Call([]reflect.Value{reflect.ValueOf(context.Background()), in})[1].Interface().(error)
	return failed
}
