package jmespath

import (
	"slices"
	"strings"
)

// signature says what a function takes and gives.
type signature struct {
	// args are the kinds that each argument may have; nil allows all. The last one
	// may repeat if more says so.
	args [][]Kind
	more bool
	// result is what the function gives for arguments of some types.
	result func(args []Type) Type
}

// The kinds of arguments.
var (
	anything []Kind
	numeric  = []Kind{Number}
	textual  = []Kind{Text}
	lists    = []Kind{Array}
	objects  = []Kind{Object}
)

func gives(k Kind) func([]Type) Type { return func([]Type) Type { return Type{Kind: k} } }

func givesList(k Kind) func([]Type) Type { return func([]Type) Type { return ListOf(Type{Kind: k}) } }

func first(args []Type) Type { return args[0] }

func firstElem(args []Type) Type { return args[0].Elem() }

// functions are those of the JMESPath specification.
var functions = map[string]signature{
	"abs":         {args: [][]Kind{numeric}, result: gives(Number)},
	"avg":         {args: [][]Kind{lists}, result: gives(Number)},
	"ceil":        {args: [][]Kind{numeric}, result: gives(Number)},
	"contains":    {args: [][]Kind{{Array, Text}, anything}, result: gives(Boolean)},
	"ends_with":   {args: [][]Kind{textual, textual}, result: gives(Boolean)},
	"floor":       {args: [][]Kind{numeric}, result: gives(Number)},
	"join":        {args: [][]Kind{textual, lists}, result: gives(Text)},
	"keys":        {args: [][]Kind{objects}, result: givesList(Text)},
	"length":      {args: [][]Kind{{Array, Text, Object}}, result: gives(Number)},
	"map":         {args: [][]Kind{anything, lists}, result: givesList(Any)},
	"max":         {args: [][]Kind{lists}, result: firstElem},
	"max_by":      {args: [][]Kind{lists, anything}, result: firstElem},
	"merge":       {args: [][]Kind{objects}, more: true, result: gives(Any)},
	"min":         {args: [][]Kind{lists}, result: firstElem},
	"min_by":      {args: [][]Kind{lists, anything}, result: firstElem},
	"not_null":    {args: [][]Kind{anything}, more: true, result: gives(Any)},
	"reverse":     {args: [][]Kind{{Array, Text}}, result: first},
	"sort":        {args: [][]Kind{lists}, result: first},
	"sort_by":     {args: [][]Kind{lists, anything}, result: first},
	"starts_with": {args: [][]Kind{textual, textual}, result: gives(Boolean)},
	"sum":         {args: [][]Kind{lists}, result: gives(Number)},
	"to_array":    {args: [][]Kind{anything}, result: givesList(Any)},
	"to_number":   {args: [][]Kind{anything}, result: gives(Number)},
	"to_string":   {args: [][]Kind{anything}, result: gives(Text)},
	"type":        {args: [][]Kind{anything}, result: gives(Text)},
	"values":      {args: [][]Kind{objects}, result: givesList(Any)},
}

// call checks the arguments of a function.
func (r *resolver) call(n *Call, from Type) Type {
	f, ok := functions[n.Function]
	if !ok {
		return r.fail(n, "there is no function %q", n.Function)
	}
	if len(n.Args) != len(f.args) && (!f.more || len(n.Args) < len(f.args)) {
		return r.fail(n, "%s takes %d arguments, not %d", n.Function, len(f.args), len(n.Args))
	}
	args := make([]Type, len(n.Args))
	for i, arg := range n.Args {
		args[i] = r.resolve(arg, from)
		allowed := f.args[min(i, len(f.args)-1)]
		if k := args[i].Kind; allowed != nil && k != Any && !slices.Contains(allowed, k) {
			return r.fail(arg, "%s takes %s, not %s", n.Function, listed(allowed), words[k])
		}
	}
	return f.result(args)
}

// listed names kinds that are allowed.
func listed(kinds []Kind) string {
	var all []string
	for _, k := range kinds {
		all = append(all, words[k])
	}
	return strings.Join(all, " or ")
}
