package diff

import "github.com/modelsmith/modelsmith/generator/model"

func memberType() Rule {
	return Rule{
		ID: "type-changed", Client: Breaking, Server: Breaking,
		What:   "A member, element or key is of another type.",
		Reason: "Code that sets or reads it does not compile, and what goes over the wire is most often another thing too.",
		check:  targets(true),
	}
}

func memberTarget() Rule {
	return Rule{
		ID: "target-changed", Client: Compatible, Server: Compatible,
		What:   "A member, element or key is of another shape with the same Go type.",
		Reason: "Only constraints may differ, of which changes are told.",
		check:  sameFormatOnly(targets(false)),
	}
}

// targets is the check of references that lead to shapes that are no pair.
func targets(typed bool) func(*pass) {
	return func(p *pass) {
		for _, r := range p.refs {
			if r.nested || p.same(r.old.Target, r.new.Target) {
				continue
			}
			if p.typeDiffers(r) == typed {
				p.report(r.in("target"), p.effects[r.path], "type was %s, is %s", describe(r.old.Target), describe(r.new.Target))
			}
		}
	}
}

// typeDiffers reports whether a reference has two Go types.
func (c *comparison) typeDiffers(r refPair) bool {
	old, current := goTypes{c.old.Names}, goTypes{c.new.Names}
	return kind(r.old.Target) != kind(r.new.Target) || old.of(r.old, r.oldPtr, 0) != current.of(r.new, r.newPtr, 0)
}

func memberPointer() Rule {
	return Rule{
		ID: "member-pointer-changed", Client: Breaking, Server: Breaking,
		What:   "A boolean or number can be absent, or cannot any more.",
		Reason: "The field becomes a pointer, or a pointer becomes a value.",
		check: func(p *pass) {
			for _, m := range p.members {
				if p.values && m.old.Value != m.new.Value {
					p.report(m.in("value"), p.effects[m.path+".value"], "can be absent: was %t, is %t", !m.old.Value, !m.new.Value)
				}
			}
		},
	}
}

func memberDefault() Rule {
	return Rule{
		ID: "member-default-changed", Client: Dangerous, Server: Dangerous,
		What:   "What an absent member means changed.",
		Reason: "The same message means something else to who has the new model.",
		check: func(p *pass) {
			for _, m := range p.members {
				_, text := m.new.Target.(*model.String)
				if !p.formats && (text || !isScalar(m.new.Target)) {
					continue // botocore's models have defaults of booleans and numbers only
				}
				if p.values && m.old.Default != m.new.Default {
					s := m.in("default")
					s.old, s.new = m.old.DefaultPos, m.new.DefaultPos
					p.report(s, nil, "%s", was(m.old.Default, m.new.Default))
				}
			}
		},
	}
}

func streaming() Rule {
	return Rule{
		ID: "streaming-changed", Client: Breaking, Server: Breaking,
		What:   "A blob became a stream, or is none any more.",
		Reason: "Streams are readers in Go, other blobs are byte slices.",
		check: func(p *pass) {
			for _, t := range p.traits {
				if old, current, differ := differing(t, isStreaming); differ && (isBlob(t.oldShape) || isBlob(t.newShape)) {
					p.report(t.in("streaming"), p.effects[t.path+streamingPath], "%s", was(flag(old), flag(current)))
				}
			}
		},
	}
}

// streamingPath is what is behind a path for the trait streaming.
const streamingPath = ".streaming"
