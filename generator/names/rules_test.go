package names

import (
	"strings"
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
)

func TestExport(t *testing.T) {
	for name, want := range map[string]string{
		"userName": "UserName", "UserName": "UserName", "user_name": "User_name", "__listOf__string": "ListOf__string",
		"_": "", "": "", "_1a": "A", "3rd": "Rd", "123": "", "a-b": "A_b", "a.b c": "A_b_c", "-": "", "x": "X", "type": "Type",
		"ünï": "Ünï", "日本": "日本", "ǆx": "Ǆx", "ßeta": "ßeta", "e\u0301": "E_", "a\u202eb": "A_b", "a\nb": "A_b", "\xff": "", "ID": "ID", "iD": "ID",
	} {
		if got := export(name); got != want {
			t.Errorf("%q became %q, want %q", name, got, want)
		}
	}
}

func TestConstant(t *testing.T) {
	for value, want := range map[string]string{
		"ACTIVE": "Active", "active": "Active", "Active": "Active", "APNS_SANDBOX": "ApnsSandbox", "text/csv": "TextCsv",
		"aws-managed": "AwsManaged", "v1Token": "V1Token", "explicitDeny": "ExplicitDeny", "TLSv1.2": "TLSv12", "0.5": "05",
		"118": "118", "s3:*": "S3", "*": "", "": "", "a  b": "AB", "ün-ï": "ÜnÏ", "日本": "日本", "LZMA (fast)": "LzmaFast",
		"default": "Default", "nil": "Nil", "AES_256": "Aes256", "N_VIRGINIA": "NVirginia", "a_b": "AB", "_": "", "x1Y": "X1Y", "X1": "X1",
	} {
		if got := constant(value); got != want {
			t.Errorf("%q became %q, want %q", value, got, want)
		}
	}
}

func TestPackageName(t *testing.T) {
	for id, want := range map[string]string{
		"Chime SDK Identity": "chimesdkidentity", "IAM": "iam", "S3 Control": "s3control", "a-b_c.d": "abcd", "日本 x": "x", "": "dirname", "é": "",
	} {
		if got := packageName(&model.Service{ID: id, Name: "dir-name"}); got != want {
			t.Errorf("%q became %q, want %q", id, got, want)
		}
	}
}

func TestIsPackage(t *testing.T) {
	for name, want := range map[string]bool{
		"iam": true, "s3control": true, "a_b": true, "x_tests": true, "Iam": false, "": false, "_": false, "_x": false, "1a": false,
		"a-b": false, "a/b": false, "..": false, "type": false, "main": false, "testdata": false, "vendor": false, "documentation": false,
		"x_test": false, "iam\n": false, "été": false, "con": false, "com1": false, "any": false, "init": false, "internal": true, "error": true,
	} {
		if got := IsPackage(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
}

// TestScope has a name for each thing that can be wrong with one.
func TestScope(t *testing.T) {
	r := &resolver{renames: newRenames("", nil)}
	s := newScope(r)
	pos := model.Pos{File: "f", Line: 1, Col: 1}
	for _, name := range []string{"Fine", "Fine", "fine", "", "Fi ne", "日本", "Func", "Ünï", "X_1", strings.Repeat("X", 200), strings.Repeat("Y", 201)} {
		s.reserve(name, pos, "shapes.X")
	}
	s.key = strings.ToLower
	s.reserve("fOld", pos, "a")
	s.reserve("Fold", pos, "b")
	s.reserve("FOLD", pos, "c")
	const rename = "; give it another with a rename"
	want := strings.Join([]string{
		"the Go name Fine is taken by shapes.X; give one of them another with a rename",
		`"fine" is no exported Go name` + rename,
		`"" is no exported Go name` + rename,
		`"Fi ne" is no exported Go name` + rename,
		`"日本" is no exported Go name` + rename,
		"the Go name would be longer than 200 bytes" + rename,
		`"fOld" is no exported Go name` + rename,
		"the Go name FOLD is Fold, which b has, but for case; give one of them another with a rename",
	}, "\n")
	var got []string
	for _, p := range r.problems {
		got = append(got, p.Message)
	}
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// TestTable keeps the renames in order and with their reasons.
func TestTable(t *testing.T) {
	seen := make(map[string]bool)
	for _, r := range Table() {
		if r.Service == "" || r.Path == "" || r.Name == "" || r.Reason == "" {
			t.Errorf("%+v is not complete", r)
		}
		if id := r.Service + " " + r.Path; seen[id] {
			t.Errorf("%s comes twice", id)
		} else {
			seen[id] = true
		}
	}
}
