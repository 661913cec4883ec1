package smithy

import (
	"maps"
	"slices"
	"strings"

	"github.com/modelsmith/modelsmith/generator/node"
)

// maxMixins is how deep mixins may be made of mixins, maxInherited how many
// members and traits may come from them altogether.
const (
	maxMixins    = 64
	maxInherited = 1 << 20
)

// flattenAll gives every shape what its mixins and the applied traits say.
func (r *reader) flattenAll() {
	for id := range r.applies {
		if name, member, ok := strings.Cut(id, "$"); ok {
			r.applied[name] = append(r.applied[name], member)
		}
	}
	for _, s := range r.order {
		r.flatten(s, nil)
	}
	for id, t := range r.applies {
		if name, _, _ := strings.Cut(id, "$"); r.shapes[name] == nil {
			t.node.Problem("traits are applied to %q, an unknown shape%s", id, r.similar(name))
		}
	}
}

// flatten resolves the mixins of a shape. way are the shapes that wait for it.
func (r *reader) flatten(s *shape, way []string) {
	if s.state != raw {
		return
	}
	s.state = active
	own := s.byName
	if s.mixins != nil {
		traits, members := s.traits, s.members
		s.traits, s.members, s.byName = nil, nil, make(map[string]*member)
		seen := make(map[string]bool)
		for _, ref := range s.mixins {
			if base := r.mixin(s, ref, append(way, s.id)); base != nil {
				if seen[base.id] {
					ref.Problem("mixin %s comes twice", base.id)
				}
				seen[base.id] = true
				r.mix(s, base, ref)
			}
		}
		s.traits = r.overlay(s.node, s.traits, traits)
		for _, m := range members {
			r.redefine(s, m)
		}
	}
	for _, name := range r.applied[s.id] {
		r.apply(s, name, own[name])
	}
	s.state = flat
}

// mixin returns the shape that a mixin names, nil for one with a problem.
func (r *reader) mixin(s *shape, ref *node.Node, way []string) *shape {
	base := r.target(ref)
	switch {
	case base == nil:
		return nil
	case base.state == active:
		way = append(way[slices.Index(way, base.id):], base.id)
		ref.Problem("mixin %s is made of itself: %s", base.id, strings.Join(way, ", "))
	case base.traits["smithy.api#mixin"] == nil:
		ref.Problem("%s is no mixin", base.id)
	case base.kind != s.kind:
		ref.Problem("mixin %s has the type %s; expected %s", base.id, base.kind, s.kind)
	case len(way) > maxMixins:
		ref.Problem("mixins are made of mixins deeper than %d", maxMixins)
	default:
		r.flatten(base, way)
		return base
	}
	return nil
}

// mix adds what one mixin says.
func (r *reader) mix(s, base *shape, ref *node.Node) {
	for key, n := range base.keys {
		if s.keys[key] == nil {
			s.keys[key] = n
		}
	}
	for key, refs := range base.lists {
		if r.spend(ref, len(refs)) {
			s.lists[key] = append(s.lists[key], refs...)
		}
	}
	if !r.spend(ref, len(base.traits)) {
		return
	}
	inherited := maps.Clone(base.traits)
	if local := base.traits["smithy.api#mixin"].Child("localTraits"); local != nil {
		local.Items(func(n *node.Node) { delete(inherited, n.Text()) })
	}
	delete(inherited, "smithy.api#mixin")
	s.traits = r.overlay(ref, s.traits, inherited)
	for _, m := range base.members {
		if r.spend(ref, 1) {
			r.redefine(s, m)
		}
	}
}

// redefine adds a member, or puts its traits on those of the same member of
// another mixin.
func (r *reader) redefine(s *shape, m *member) {
	old := s.byName[m.name]
	if old == nil {
		s.add(&member{name: m.name, node: m.node, target: m.target, traits: m.traits})
		return
	}
	if old.target != nil && m.target != nil && old.target.String() != m.target.String() {
		m.node.Problem("member %s has another target in a mixin, %s", m.name, old.target.String())
		return
	}
	old.traits, old.node = r.overlay(m.node, old.traits, m.traits), m.node
}

// apply applies traits to a member. Those of mixins give way; another value than
// that of own, which is what the shape itself says, is a problem.
func (r *reader) apply(s *shape, name string, own *member) {
	t := r.applies[s.id+"$"+name]
	m := s.byName[name]
	if m == nil {
		t.node.Problem("%s has no member %q", s.id, name)
		return
	}
	for id, n := range t.traits {
		if own != nil && own.traits[id] != nil && own.traits[id].Raw != n.Raw {
			n.Problem("the trait has another value on the member itself")
		}
	}
	m.traits = r.overlay(t.node, m.traits, t.traits)
}

// overlay is one set of traits over another; neither changes.
func (r *reader) overlay(at *node.Node, under, over traits) traits {
	switch {
	case len(under) == 0:
		return over
	case len(over) == 0 || !r.spend(at, len(under)+len(over)):
		return under
	}
	out := maps.Clone(under)
	maps.Copy(out, over)
	return out
}

// spend counts what comes from mixins; it is false when that is too much.
func (r *reader) spend(at *node.Node, n int) bool {
	if r.inherited > maxInherited {
		return false
	}
	if r.inherited += n; r.inherited > maxInherited {
		at.Problem("more than %d members and traits come from mixins", maxInherited)
		return false
	}
	return true
}
