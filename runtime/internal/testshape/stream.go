package testshape

import (
	"io"

	"github.com/modelsmith/modelsmith/runtime"
)

// Upload is an input whose body is a stream.
type Upload struct {
	Type, Length, MD5, Encoding, Account *string
	Body                                 io.Reader
}

var mUpload = [...]runtime.Member{
	{Wire: "Content-Type", Name: "Type", Loc: runtime.InHeader},
	{Wire: "Content-Length", Name: "Length", Loc: runtime.InHeader},
	{Wire: "Content-MD5", Name: "MD5", Loc: runtime.InHeader},
	{Wire: "Content-Encoding", Name: "Encoding", Loc: runtime.InHeader},
	{Wire: "account", Name: "Account", Loc: runtime.InLabel},
	{Wire: "Body", Loc: runtime.InPayload},
}

// Encode implements [runtime.Encodable].
func (v *Upload) Encode(e runtime.Encoder) {
	for i, s := range []*string{v.Type, v.Length, v.MD5, v.Encoding, v.Account} {
		e.String(&mUpload[i], s)
	}
}

// UploadStream is the stream of an Upload, for an operation's descriptor.
func UploadStream(in runtime.Encodable) io.Reader { return in.(*Upload).Body }

// UploadLabel is a label of an Upload in the host.
func UploadLabel(in runtime.Encodable, name string) string {
	if v := in.(*Upload).Account; v != nil && name == "Account" {
		return *v
	}
	return ""
}

// Download is an output whose body is a stream.
type Download struct {
	Type  *string
	Count *int32
	Body  io.ReadCloser
}

var mDownload = [...]runtime.Member{
	{Wire: "Content-Type", Name: "Type", Loc: runtime.InHeader},
	{Wire: "X-Count", Name: "Count", Loc: runtime.InHeader},
	{Wire: "Body", Loc: runtime.InPayload},
}

// MemberTable implements [runtime.Decodable].
func (*Download) MemberTable() []runtime.Member { return mDownload[:] }

// DecodeMember implements [runtime.Decodable].
func (v *Download) DecodeMember(i int, d runtime.Decoder) {
	switch i {
	case 0:
		d.String(&mDownload[0], &v.Type)
	case 1:
		d.Int32(&mDownload[1], &v.Count)
	}
}

// DownloadStream is where the stream of a Download goes.
func DownloadStream(out runtime.Decodable) *io.ReadCloser { return &out.(*Download).Body }
