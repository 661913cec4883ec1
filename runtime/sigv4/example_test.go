package sigv4_test

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/aws/aws-sdk-go-v2/aws"

	"github.com/modelsmith/modelsmith/runtime/sigv4"
)

func Example() {
	creds := aws.Credentials{AccessKeyID: "AKIDEXAMPLE", SecretAccessKey: "secret"}
	body := "Action=GetUser&Version=2010-05-08"
	r, err := http.NewRequest(http.MethodPost, "https://iam.amazonaws.com/", strings.NewReader(body))
	if err != nil {
		panic(err)
	}

	var signer sigv4.Signer
	err = signer.Sign(r, creds, sigv4.Params{
		Service: "iam", Region: "us-east-1", PayloadHash: sigv4.HashPayload([]byte(body)),
	})
	if err != nil {
		panic(err)
	}

	verifier := &sigv4.Verifier{Store: sigv4.StaticCredentials(creds), Service: "iam", Region: "us-east-1"}
	identity, err := verifier.Verify(r, []byte(body))
	fmt.Println(identity.AccessKeyID, err)

	_, err = verifier.Verify(r, []byte("Action=DeleteUser&Version=2010-05-08"))
	fmt.Println(err)
	// Output:
	// AKIDEXAMPLE <nil>
	// sigv4: SignatureDoesNotMatch: the signature is not that of the request
}
