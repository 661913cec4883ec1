package botocore

import (
	"slices"

	"github.com/modelsmith/modelsmith/generator/model"
)

// lostUnions are the unions that are structures in botocore's data, by the id of
// the service: aws-sdk-go-v2 has them as unions, from the Smithy models. They
// were structures when AWS's JSON models had no unions, and stay so there.
func lostUnions() map[string][]string {
	return map[string][]string{
		"IoT":        {"AssetPropertyVariant"},
		"QuickSight": {"DataSourceParameters", "PhysicalTable", "TransformOperation"},
	}
}

// asUnion returns the union that a structure was before botocore's format lost
// that, every other shape as it is.
func (l *linker) asUnion(s model.Shape) model.Shape {
	st, ok := s.(*model.Structure)
	if ok && st.Error == nil && slices.Contains(l.lostUnions, st.Name) {
		return &model.Union{Base: st.Base}
	}
	return s
}
