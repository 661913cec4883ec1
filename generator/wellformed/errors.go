package wellformed

import (
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
)

// CompleteError fills what an error has whatever its model says: who is at
// fault, and the message, which every error has on the wire.
func CompleteError(s *model.Structure) {
	if s.Error.Fault == "" {
		s.Error.Fault = "client"
		if s.Error.Status >= 500 {
			s.Error.Fault = "server"
		}
	}
	if slices.ContainsFunc(s.Members, isMessage) {
		return
	}
	s.Members = append(s.Members, &model.Member{
		Name: "message",
		Ref:  model.Ref{Target: &model.String{Base: model.Base{Name: "message", Pos: s.Pos}}, Pos: s.Pos},
	})
}

// isMessage reports whether a member of an error is its message.
func isMessage(m *model.Member) bool { return strings.EqualFold(m.Name, "message") }

// isAdded reports whether a member is not in the model but from [CompleteError].
func isAdded(m *model.Member) bool { return m.Target.Info().Path == "" }
