package diff

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"strconv"
	"strings"
)

// symbols are the Go names that the lines of a generated file belong to, by line:
// the keys of [Code.Subjects], or what [Code.subject] finds there.
func symbols(name, text string) map[int]string {
	out := make(map[int]string)
	if op, ok := strings.CutPrefix(path.Base(name), "api_op_"); ok {
		op = strings.TrimSuffix(strings.TrimSuffix(op, ".go"), "_")
		for i := range strings.Count(text, "\n") + 1 {
			out[i+1] = op
		}
	}
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return out
	}
	prefix := ""
	if path.Dir(name) == "types" {
		prefix = "types."
	}
	mark := func(from, to token.Pos, symbol string) {
		for line := fset.Position(from).Line; line <= fset.Position(to).Line; line++ {
			out[line] = symbol
		}
	}
	for _, decl := range file.Decls {
		if symbol := symbolOf(decl); symbol != "" {
			mark(start(decl), decl.End(), prefix+symbol)
		}
		markSpecs(decl, prefix, mark)
		markOperations(decl, mark)
	}
	return out
}

// start is where a declaration's comment begins.
func start(d ast.Decl) token.Pos {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	case *ast.GenDecl:
		if d.Doc != nil {
			return d.Doc.Pos()
		}
	}
	return d.Pos()
}

// symbolOf is the type that a declaration is about, or the function; nothing for
// those of many.
func symbolOf(d ast.Decl) string {
	switch d := d.(type) {
	case *ast.FuncDecl:
		if d.Recv == nil || len(d.Recv.List) == 0 {
			return ""
		}
		typ := d.Recv.List[0].Type
		if star, ok := typ.(*ast.StarExpr); ok {
			typ = star.X
		}
		name, _ := typ.(*ast.Ident)
		if name == nil || name.Name == "Client" || name.Name == "Unimplemented" {
			return d.Name.Name
		}
		return name.Name
	case *ast.GenDecl:
		if len(d.Specs) == 0 {
			return ""
		}
		symbol := symbolOfSpec(d.Specs[0])
		if symbol == symbolOfSpec(d.Specs[len(d.Specs)-1]) {
			return symbol
		}
	}
	return ""
}

// markSpecs marks the lines of what is declared together.
func markSpecs(d ast.Decl, prefix string, mark func(from, to token.Pos, symbol string)) {
	gen, ok := d.(*ast.GenDecl)
	if !ok || len(gen.Specs) < 2 {
		return
	}
	for _, s := range gen.Specs {
		if symbol := symbolOfSpec(s); symbol != "" {
			mark(s.Pos(), s.End(), prefix+symbol)
		}
	}
}

// symbolOfSpec is the type that a specification is about.
func symbolOfSpec(s ast.Spec) string {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Name.Name
	case *ast.ValueSpec:
		if typ, ok := s.Type.(*ast.Ident); ok {
			return typ.Name
		}
		if rest, ok := strings.CutPrefix(s.Names[0].Name, "err"); ok { // errNoSuchEntity
			return "types." + rest
		}
		for _, lead := range []string{"op", "m"} { // opGetUser, mUser
			if rest, ok := strings.CutPrefix(s.Names[0].Name, lead); ok {
				return rest
			}
		}
	}
	return ""
}

// markOperations marks the lines of the interface Service and of the server's
// table of operations with their operations.
func markOperations(d ast.Decl, mark func(from, to token.Pos, symbol string)) {
	gen, ok := d.(*ast.GenDecl)
	if !ok || len(gen.Specs) != 1 {
		return
	}
	switch s := gen.Specs[0].(type) {
	case *ast.TypeSpec:
		methods, ok := s.Type.(*ast.InterfaceType)
		if !ok || s.Name.Name != "Service" {
			return
		}
		for _, m := range methods.Methods.List {
			if len(m.Names) == 1 {
				mark(m.Pos(), m.End(), m.Names[0].Name)
			}
		}
	case *ast.ValueSpec:
		if len(s.Values) != 1 || s.Names[0].Name != "operations" {
			return
		}
		rows, ok := s.Values[0].(*ast.CompositeLit)
		if !ok {
			return
		}
		for _, row := range rows.Elts {
			mark(row.Pos(), row.End(), operationOf(row))
		}
	}
}

// operationOf is the operation of a row of the server's table.
func operationOf(row ast.Expr) string {
	lit, ok := row.(*ast.CompositeLit)
	if !ok || len(lit.Elts) == 0 {
		return ""
	}
	if field, ok := lit.Elts[0].(*ast.KeyValueExpr); ok {
		if value, ok := field.Value.(*ast.BasicLit); ok {
			name, _ := strconv.Unquote(value.Value)
			return name
		}
	}
	return ""
}
