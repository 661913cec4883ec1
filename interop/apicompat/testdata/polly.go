// Package usage is code as users write it. It is type-checked twice, once as it stands and once with the import paths
// of the generated client.
package usage

import (
	"context"
	"errors"
	"io"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/service/polly"
	"github.com/aws/aws-sdk-go-v2/service/polly/types"
)

// say writes the sound of a text, which streams.
func say(ctx context.Context, client *polly.Client, w io.Writer, text string) (written int64, err error) {
	out, err := client.SynthesizeSpeech(ctx, &polly.SynthesizeSpeechInput{
		Text: aws.String(text), OutputFormat: types.OutputFormatMp3, VoiceId: types.VoiceIdJoanna, Engine: types.EngineNeural,
		SpeechMarkTypes: []types.SpeechMarkType{types.SpeechMarkTypeWord}, LexiconNames: []string{"l"},
	})
	var tooLong *types.TextLengthExceededException
	if errors.As(err, &tooLong) {
		return 0, errors.New(tooLong.ErrorMessage())
	}
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, out.AudioStream.Close()) }()
	return io.Copy(w, out.AudioStream)
}
