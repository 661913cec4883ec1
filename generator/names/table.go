package names

// Table returns the renames that the catalogue needs. Every entry is a name
// that aws-sdk-go-v2 has and that no rule gives.
func Table() []Rename {
	table := []Rename{
		{Service: "medialive", Path: "shapes.UpdateNodeState", Name: "UpdateNodeStateShape", Reason: likeOperation},
		{Service: "pinpoint", Path: "shapes.CreateRecommenderConfiguration", Name: "CreateRecommenderConfigurationShape", Reason: likeOperation},
		{Service: "pinpoint", Path: "shapes.UpdateRecommenderConfiguration", Name: "UpdateRecommenderConfigurationShape", Reason: likeOperation},
	}
	for _, e := range renamedValues() {
		for i := 0; i < len(e.names); i += 2 {
			table = append(table, Rename{
				Service: e.service,
				Path:    "shapes." + e.enum + ".enum." + e.names[i],
				Name:    e.enum + e.names[i+1],
				Reason:  "the Smithy model names the value; botocore's format has values without names",
			})
		}
	}
	return table
}

// likeOperation is why a shape that is called like an operation has another name.
const likeOperation = "in Smithy's format no shape may be called like an operation, and aws-sdk-go-v2 has its names from there"
