package lint

import "github.com/modelsmith/modelsmith/generator/pattern/syntax"

// spelling reports each pattern once that has a kind of doubtful spelling. The
// message takes the text in question, which stands in backquotes: patterns are
// hard enough to read without the escapes of another language.
func spelling(kind syntax.FactKind, message string) func(*pass) {
	return func(p *pass) {
		p.patterns(func(s subject) {
			for _, f := range s.pattern.Facts {
				if f.Kind == kind {
					p.report(s.traits.Pattern.Pos, s.path, message, f.Text)
					return
				}
			}
		})
	}
}

// patterns visits the subjects whose pattern could be read.
func (p *pass) patterns(visit func(s subject)) {
	for _, s := range p.subjects {
		if s.pattern != nil {
			visit(s)
		}
	}
}
