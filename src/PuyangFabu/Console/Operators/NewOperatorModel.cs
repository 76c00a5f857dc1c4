using PuyangFabu.Console.Frame;

namespace PuyangFabu.Console.Operators;

/// <summary>The form for a new operator, with what was typed.</summary>
public sealed record NewOperatorModel(string UserName, string DisplayName, IReadOnlyList<string> Roles, FormErrors Errors)
{
    public static NewOperatorModel Empty { get; } = new("", "", [], FormErrors.None);
}
