package pattern

import "github.com/modelsmith/modelsmith/runtime/pattern"

// Matcher is the compiled pattern as data of package runtime/pattern, which
// generated code declares.
func (p *Program) Matcher() pattern.Matcher { return p.matcher }
