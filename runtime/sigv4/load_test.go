package sigv4_test

import (
	"strconv"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

// One signer and one verifier, more keys than their caches hold, and a race detector watching.
func TestConcurrent(t *testing.T) {
	var creds []aws.Credentials
	for i := range 50 {
		creds = append(creds, aws.Credentials{AccessKeyID: "AKID" + strconv.Itoa(i), SecretAccessKey: "secret" + strconv.Itoa(i)})
	}
	var s sigv4.Signer
	v := sigv4.Verifier{Store: sigv4.StaticCredentials(creds...), Service: "service", Now: func() time.Time { return benchTime }}
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: benchTime}
	var group sync.WaitGroup
	for worker := range 8 {
		group.Go(func() {
			for i := range 300 {
				c := creds[(i+7*worker)%len(creds)]
				r := benchRequest()
				if err := s.Sign(r, c, p); err != nil {
					t.Error(err)
				}
				if identity, err := v.VerifyHash(r, benchHash); err != nil || identity.AccessKeyID != c.AccessKeyID {
					t.Errorf("got %+v, %v", identity, err)
				}
			}
		})
	}
	group.Wait()
}

func TestSignAllocations(t *testing.T) {
	const atMost = 4
	var s sigv4.Signer
	r := benchRequest()
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: benchTime}
	allocations := testing.AllocsPerRun(1000, func() {
		if err := s.Sign(r, benchCreds, p); err != nil {
			t.Fatal(err)
		}
	})
	if limit := float64(atMost) + raceAllocations; allocations > limit {
		t.Errorf("%v allocations, want at most %v", allocations, limit)
	}
}

func BenchmarkVerify(b *testing.B) {
	var s sigv4.Signer
	r := benchRequest()
	p := sigv4.Params{Service: "service", Region: "us-east-1", PayloadHash: benchHash, Time: benchTime}
	if err := s.Sign(r, benchCreds, p); err != nil {
		b.Fatal(err)
	}
	v := sigv4.Verifier{
		Store: sigv4.StaticCredentials(benchCreds), Service: "service", Now: func() time.Time { return benchTime },
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := v.VerifyHash(r, benchHash); err != nil {
			b.Fatal(err)
		}
	}
}
