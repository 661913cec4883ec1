package diff

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

// randomFile is a file with some of twelve types.
func randomFile(random *rand.Rand) string {
	var b strings.Builder
	b.WriteString("package types\n")
	for i := range 12 {
		if random.IntN(4) > 0 {
			fmt.Fprintf(&b, "\n// T%d is a type.\ntype T%d struct {\n\tA int%d\n\tB string\n}\n", i, i, 8<<random.IntN(3))
		}
	}
	return b.String()
}

// TestHunks puts both files together again from what differs, and finds every
// changed line in the hunks, under its operation or shape.
func TestHunks(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		old, current := randomFile(random), randomFile(random)
		var before, after strings.Builder
		changed := 0
		for _, l := range lineDiff(old, current) {
			if l.Old > 0 {
				before.WriteString(l.Text + "\n")
			}
			if l.New > 0 {
				after.WriteString(l.Text + "\n")
			}
			if l.Old == 0 || l.New == 0 {
				changed++
			}
		}
		if before.String() != old || after.String() != current {
			t.Fatalf("no difference of\n%s\nand\n%s", old, current)
		}
		if told := countHunks(t, old, current); told != changed {
			t.Errorf("%d of %d changed lines are in hunks", told, changed)
		}
	}
}

// countHunks counts the changed lines in the hunks of a file, each of which must
// be under its type.
func countHunks(t *testing.T, old, current string) (changed int) {
	t.Helper()
	code := Code{Old: map[string]string{"types/types.go": old}, New: map[string]string{"types/types.go": current}, Subjects: map[string]string{}}
	for i := range 12 {
		code.Subjects[fmt.Sprintf("types.T%d", i)] = fmt.Sprintf("shapes.T%d", i)
	}
	for subject, hunks := range hunksOf(code) {
		for _, h := range hunks {
			for _, l := range h.Lines {
				if l.Old == 0 || l.New == 0 {
					changed++
				}
				if strings.HasPrefix(l.Text, "type T") && subject != "shapes."+strings.Fields(l.Text)[1] {
					t.Errorf("%s is under %q", l.Text, subject)
				}
			}
		}
	}
	return changed
}

// TestSymbols knows what the lines of generated files are about.
func TestSymbols(t *testing.T) {
	for _, c := range []struct{ file, text, line, want string }{
		{"api_op_GetUser.go", "package iam\n\nfunc x() {}\n", "func x", "GetUser"},
		{"api_op_Get_User_.go", "package iam\n", "package", "Get_User"},
		{"api_op_GetUser.go", "package iam\n\n// I is it.\ntype GetUserInput struct{}\n", "// I is", "GetUserInput"},
		{"types/serde.go", "package types\n\nvar mUser = 1\n", "var", "types.User"},
		{"types/enums.go", "package types\n\nconst (\n\tKindA Kind = \"a\"\n)\n", "KindA", "types.Kind"},
		{"types/unions.go", "package types\n\nfunc (*FilterMemberName) isFilter() {}\n", "isFilter", "types.FilterMemberName"},
		{"interfaces.go", "package iam\n\n// All.\ntype (\n\tAAPIClient interface {\n\t\tA()\n\t}\n\tBAPIClient interface {\n\t\tB()\n\t}\n)\n", "B()", "BAPIClient"},
		{"interfaces.go", "package iam\n\n// All.\ntype (\n\tA int\n\tB int\n)\n", "// All", ""},
		{"errors.go", "package iam\n\nvar (\n\terrA = 1\n\terrB = 2\n)\n", "errB", "types.B"},
		{"iamserver/service.go", "package iamserver\n\ntype Service interface {\n\tGetUser(int)\n}\n", "GetUser", "GetUser"},
		{"iamserver/service.go", "package iamserver\n\nfunc (Unimplemented) GetUser(int) {}\n", "GetUser", "GetUser"},
		{"iamserver/operations.go", "package iamserver\n\nvar operations = [...]O{\n\t{\n\t\tName: \"GetUser\",\n\t\tX: 1,\n\t},\n}\n", "X: 1", "GetUser"},
		{"broken.go", "package (", "package", ""},
	} {
		line := strings.Count(c.text[:strings.Index(c.text, c.line)], "\n") + 1
		if got := symbols(c.file, c.text)[line]; got != c.want {
			t.Errorf("%s %q: %q, want %q", c.file, c.line, got, c.want)
		}
	}
}

// TestSubjects takes names for those of members of unions only where nothing has
// the name itself.
func TestSubjects(t *testing.T) {
	c := Code{Subjects: map[string]string{
		"GetMember": "operations.GetMember", "GetMemberInput": "operations.GetMember", "types.Filter": "shapes.Filter",
		"types.MemberSet": "shapes.MemberSet", "types.TeamMember": "shapes.TeamMember",
	}}
	for name, want := range map[string]string{
		"GetMemberInput": "operations.GetMember", "types.TeamMember": "shapes.TeamMember", "types.FilterMemberName": "shapes.Filter",
		"types.FilterMemberMember": "shapes.Filter", "types.MemberSetMemberA": "shapes.MemberSet", "types.FilterDecoder": "shapes.Filter",
		"types.Member": "", "types.OtherMemberName": "", "": "",
	} {
		if got := c.subject(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
