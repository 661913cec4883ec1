// Package godoc turns the documentation of a service model into Go doc comments.
//
// [FromHTML] reads the HTML of a model and returns text in the syntax of
// https://go.dev/doc/comment, one line per paragraph. [Wrap] breaks such text,
// or any other, into lines, and [Comment] sets "//" before them. What Comment
// returns is a fixed point of gofmt, whatever the text was: a generated file
// does not change when somebody formats it.
//
// Go doc comments have no escapes, so text that would be read as syntax is kept
// apart from it by a no-break space ("#\u00a0one"), by keeping two words on one
// line, or, where nothing else helps, by a full stop after a paragraph that would
// be taken for a heading, or by quotes around it.
//
// The package imports the standard library and golang.org/x/net/html only.
package godoc

const (
	// Width is the usual width of a line in runes, without the leading "// ".
	Width = 77
	// MaxText is the most bytes that FromHTML returns. Documentation beyond it
	// is left out, and a last paragraph says so.
	MaxText = 128 << 10
)

const (
	// textBudget is what FromHTML spends on text; the rest of MaxText is for the
	// link and the block that are open when it is spent, and for the notice.
	textBudget = MaxText - 8<<10
	// blockCost is the most bytes of syntax that one block of text needs.
	blockCost = 64
	// maxLinkText and maxURL bound one link definition.
	maxLinkText = 256
	maxURL      = 2048
	// maxDepth is how many nested lists are told apart.
	maxDepth = 32
	// maxMarks is how many dashes show the depth of a nested item.
	maxMarks = 8
	// headingWidth is the widest bold paragraph that becomes a heading.
	headingWidth = 72

	cutNotice = "The rest of this documentation was left out."
	// nbsp separates words for readers but not for the parser of doc comments.
	nbsp = "\u00a0"
)
