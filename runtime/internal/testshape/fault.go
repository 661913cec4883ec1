package testshape

import (
	"github.com/aws/smithy-go"

	"github.com/modelsmith/modelsmith/runtime"
)

// Fault is a modelled error. Its message and code are members like any other.
type Fault struct {
	Message   *string
	Code      *string
	Retry     *int32
	RequestId *string
}

var mFault = [...]runtime.Member{
	{Wire: "Message"},
	{Wire: "Code"},
	{Wire: "X-Retry", Name: "Retry", Loc: runtime.InHeader},
	{Wire: "RequestId"},
}

var _ runtime.ErrorShape = (*Fault)(nil)

// MemberTable implements [runtime.Decodable].
func (*Fault) MemberTable() []runtime.Member { return mFault[:] }

// DecodeMember implements [runtime.Decodable].
func (v *Fault) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		d.String(&mFault[0], &v.Message)
	case 1:
		d.String(&mFault[1], &v.Code)
	case 2:
		d.Int32(&mFault[2], &v.Retry)
	case 3:
		d.String(&mFault[3], &v.RequestId)
	}
}

// Error implements error.
func (v *Fault) Error() string { return v.ErrorCode() + ": " + v.ErrorMessage() }

// ErrorCode implements [smithy.APIError].
func (*Fault) ErrorCode() string { return "Fault" }

// ErrorMessage implements [smithy.APIError].
func (v *Fault) ErrorMessage() string { return runtime.ErrorMessage(v.Message) }

// ErrorFault implements [smithy.APIError].
func (*Fault) ErrorFault() smithy.ErrorFault { return smithy.FaultClient }

// Faulty is an operation that models [Fault] only.
var Faulty = &runtime.Operation{Errors: []*runtime.ModelledError{{Code: "Fault", New: func() runtime.ErrorShape { return new(Fault) }}}}
