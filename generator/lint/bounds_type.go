package lint

import (
	"math/big"

	"github.com/modelsmith/modelsmith/generator/model"
)

func boundsType() Rule {
	return Rule{
		ID: "bounds/type", Severity: Warning,
		Reason: "A bound that the type cannot hold bounds nothing, or shows that the type is too small.",
		check: func(p *pass) {
			for _, s := range p.subjects {
				i, ok := s.shape.(*model.Integer)
				if !ok {
					continue
				}
				limit := new(big.Int).Lsh(big.NewInt(1), uint(i.Bits-1))
				for _, bound := range []string{s.traits.Min, s.traits.Max} {
					v, ok := new(big.Rat).SetString(bound)
					switch {
					case bound == "" || !ok:
					case !v.IsInt():
						p.report(s.pos, s.path, "the bound %.40s of an integer is no integer", bound)
					case v.Num().Cmp(limit) >= 0 || v.Num().Cmp(new(big.Int).Neg(limit)) < 0:
						p.report(s.pos, s.path, "the bound %.40s is outside of what %d bits hold", bound, i.Bits)
					}
				}
			}
		},
	}
}
