package botocore

import (
	"math/big"
	"strconv"

	"github.com/tidwall/gjson"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/node"
)

// readNullability reads which scalars are never absent, a fact that botocore's
// format lost.
func (l *linker) readNullability(root *node.Node) {
	l.values = make(map[string]*node.Node)
	root.Each(func(n *node.Node) {
		switch n.Key {
		case "version":
		case "nonNullable":
			n.Each(func(c *node.Node) { l.values[c.Key] = c })
		default:
			n.Unknown()
		}
	})
}

func (l *linker) linkNullability() {
	found := make(map[string]bool)
	for _, raw := range l.order {
		for _, m := range raw.members {
			id := raw.Info().Name + "$" + m.Name
			n := l.values[id]
			if n == nil {
				continue
			}
			found[id] = true
			switch m.Target.(type) {
			case nil:
			case *model.Boolean, *model.Integer, *model.Float:
				setDefault(m.Member, n)
			default:
				n.Problem("only booleans and numbers can be values")
			}
		}
	}
	for id, n := range l.values {
		if !found[id] {
			n.Problem("no such member; remove the line")
		}
	}
}

// setDefault gives a member its default. With the zero value, which every absent
// value has, it is never absent; with another it is a pointer, as it is in
// aws-sdk-go-v2.
func setDefault(m *model.Member, n *node.Node) {
	m.Default, m.DefaultPos = n.Raw, n.Pos()
	what := ""
	switch s := m.Target.(type) {
	case *model.Boolean:
		m.Value = n.Type == gjson.False
		if n.Type != gjson.True && n.Type != gjson.False {
			what = "true or false"
		}
	case *model.Integer:
		v, err := strconv.ParseInt(n.Raw, 10, s.Bits)
		m.Value = v == 0
		if err != nil {
			what = "an integer of " + strconv.Itoa(s.Bits) + " bits"
		}
	case *model.Float:
		_, err := strconv.ParseFloat(n.Raw, s.Bits)
		v, ok := new(big.Rat).SetString(n.Raw)
		m.Value = ok && v.Sign() == 0
		if err != nil || !ok {
			what = "a number of " + strconv.Itoa(s.Bits) + " bits"
		}
	}
	if what != "" {
		n.Problem("the default must be %s", what)
	}
}
