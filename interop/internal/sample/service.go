package sample

import (
	"fmt"

	"github.com/modelsmith/modelsmith/generator/botocore"
	"github.com/modelsmith/modelsmith/generator/model"
	"github.com/modelsmith/modelsmith/generator/source"
	"github.com/modelsmith/modelsmith/models"
)

// Service reads the model of one of the services that come with modelsmith.
func Service(name string) (*model.Service, error) {
	m, err := source.Open(models.FS(), name)
	if err != nil {
		return nil, err
	}
	s, problems := botocore.Read(m, []string{"query", "rest-json"})
	if problems != nil {
		return nil, fmt.Errorf("read %s: %w", name, problems)
	}
	return s, nil
}
