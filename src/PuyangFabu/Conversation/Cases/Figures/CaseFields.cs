using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Conversation.Cases.Figures;

/// <summary>The fields of life (领域) that cases are counted by, as the settings list them.</summary>
public sealed class CaseFields(CaseOptions options)
{
    public IReadOnlyList<string> All => options.FieldNames;

    /// <summary>What a case is counted under from here on.</summary>
    /// <param name="chosen">Null leaves it as it is; empty takes it away. One that left the list stays where it is.</param>
    public Outcome<string> Of(Case found, string? chosen) =>
        chosen is null || chosen.Trim() == found.Field ? found.Field
        : chosen.Trim() is var field && (field.Length == 0 || All.Contains(field)) ? field
        : Refusal.BadInput("field", $"只能是{string.Join("、", All)}");
}
