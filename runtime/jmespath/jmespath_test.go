package jmespath

import "testing"

func TestNull(t *testing.T) {
	one, list := 1, []int{1, 2}
	for what, ok := range map[string]bool{
		"get": Get(&one) == 1 && Get[int](nil) == 0,
		"is":  Is(&one, 1) && !Is(&one, 2) && !Is(nil, 0),
		"at":  *At(list, 1) == 2 && *At(list, -2) == 1 && At(list, 2) == nil && At(list, -3) == nil && At[int](nil, 0) == nil,
		"key": *Key(map[string]int{"a": 0}, "a") == 0 && Key(map[string]int{"a": 0}, "b") == nil && Key[int](nil, "") == nil,
		"ref": *Ref(0) == 0 && RefNonZero(0) == nil && *RefNonZero(1) == 1,
		"all": All([]int{1, 1}, 1) && !All(list, 1) && !All(nil, 1),
		"any": Any(list, 3, 2) && !Any(list, 3) && !Any(nil, 0) && !Any(list),
	} {
		if !ok {
			t.Error(what)
		}
	}
}
