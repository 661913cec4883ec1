package diff

import (
	"strings"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// patternText is a pattern's text, empty for one that takes all texts.
func patternText(t *model.Traits) string {
	if t.Pattern == nil {
		return ""
	}
	if t.Pattern.Text == "" && t.Pattern.Dialect == model.JavaFull {
		return "^$" // it must match the whole text
	}
	return t.Pattern.Text
}

// patternPos is where a pattern stands.
func patternPos(t *model.Traits, otherwise model.Pos) model.Pos {
	if t.Pattern == nil || t.Pattern.Pos.File == "" {
		return otherwise
	}
	return t.Pattern.Pos
}

func judgePattern(old, current string, t traitPair, c *comparison) verdict {
	switch {
	case !c.formats && searched(t.old.Pattern) == searched(t.new.Pattern):
		return same
	case old == "":
		return tightened
	case current == "":
		return loosened
	}
	switch c.relation(*t.old.Pattern, *t.new.Pattern) {
	case pattern.Equal:
		if !c.formats {
			return same
		}
		return rewritten
	case pattern.Fewer:
		return tightened
	case pattern.More:
		return loosened
	}
	return other
}

// relation compares the texts that two patterns take: the new one's with the old
// one's.
func (c *comparison) relation(old, current model.Pattern) pattern.Relation {
	old.Pos, current.Pos = model.Pos{}, model.Pos{}
	key := [2]model.Pattern{old, current}
	known, ok := c.relations[key]
	if !ok && len(c.relations) < maxRelations {
		known = pattern.Relate(current, old)
		c.relations[key] = known
	}
	return known
}

// maxRelations is how many pairs of patterns are compared by what they take: each
// may take a tenth of a second.
const maxRelations = 500

// searched is a pattern as Smithy's models have it, made from either dialect as
// AWS makes botocore's from it: without the anchors around it, and with .* where
// there are none.
func searched(p *model.Pattern) string {
	if p == nil {
		return ""
	}
	text := p.Text
	if p.Dialect == model.JavaFull {
		return strings.TrimSuffix(strings.TrimPrefix(text, "^"), "$")
	}
	if text == "" {
		return ""
	}
	head, anchored := strings.CutPrefix(text, "^")
	if !anchored {
		head = ".*" + text
	}
	body, anchored := strings.CutSuffix(head, "$")
	if !anchored {
		body = head + ".*"
	}
	return body
}
