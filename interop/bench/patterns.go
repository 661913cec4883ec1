package main

import (
	"context"
	"fmt"
	"regexp"

	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/pattern"
)

// simple are patterns of the three services, with a text that matches.
var simple = []struct{ pattern, text string }{
	{`[\w+=,.@-]+`, "Some.User@exampl"},
	{`.*\S.*`, "   a name, maybe"},
	{`[-_a-zA-Z0-9]*`, "token-1234567890"},
	{`((/[A-Za-z0-9\.,\+@=_-]+)*)/`, "/division/part1/"},
}

// perCall is how many texts a call validates: the measurement costs as much as one.
const perCall = 1000

// measurePatterns measures the validation of texts of 16 bytes against the regexp that one would write.
func measurePatterns(ctx context.Context, cfg config) (section, error) {
	var contests []*contest
	for _, s := range simple {
		compiled, err := pattern.Compile(s.pattern, model.JavaFull)
		if err != nil {
			return section{}, err
		}
		plain, err := regexp.Compile("^(?:" + s.pattern + ")$")
		if err != nil {
			return section{}, err
		}
		contests = append(contests, newContest(
			benchmark{name: s.pattern, cpu: 1.0 / 10}, [2]call{repeat(compiled.Match, s.text), repeat(plain.MatchString, s.text)},
		))
	}
	return compete(ctx, cfg, fmt.Sprintf("%d texts of 16 bytes validated, against regexp", perCall), contests)
}

// repeat is a call that matches a text often.
func repeat(match func(string) bool, text string) call {
	return func(context.Context) (any, error) {
		for range perCall {
			if !match(text) {
				return nil, fmt.Errorf("%q does not match", text)
			}
		}
		return nil, nil
	}
}
