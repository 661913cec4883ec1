package pattern_test

import (
	"testing"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// However many patterns of a service are slow to compile, all of them together are
// not: what is left when they have taken too long is refused.
func TestBudget(t *testing.T) {
	// Where the a stands that counts takes an automaton as many states as there are
	// subsets of places.
	const slow = "^[ab]*a[ab]{30}(c|d)?[ab]*b[ab]{40}$"
	var b pattern.Budget
	b.Spend(pattern.MaxTotal - 1000)
	if _, err := b.Compile("^a{3}$", model.JavaFull); err != nil {
		t.Error(err)
	}
	_, _ = b.Compile(slow, model.JavaFull)
	for _, text := range []string{"^a{3}$", slow} {
		if _, err := b.Compile(text, model.JavaFull); err == nil || err.Error() != "not compiled: the patterns of the service take too long" {
			t.Errorf("%s: error %v", text, err)
		}
	}
	if _, err := new(pattern.Budget).Compile("^a{3}$", model.JavaFull); err != nil {
		t.Error(err)
	}
}
