namespace PuyangFabu.Foundation.Outcomes;

/// <summary>Something was asked for and not done.</summary>
/// <param name="Code">Stable name for programs, in camelCase.</param>
/// <param name="Title">The sentence for the person who asked, in Chinese; says what to do next.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Title)
{
    /// <summary>What is wrong with which field; empty unless the input was bad.</summary>
    public IReadOnlyList<FieldProblem> Fields { get; init; } = [];

    /// <summary>After what time it may be asked again, where that is known.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>More for programs to read, under names of its own; null when there is nothing.</summary>
    public IReadOnlyDictionary<string, object?>? Details { get; init; }

    public static Refusal BadInput(IReadOnlyList<FieldProblem> fields) =>
        new(RefusalKind.BadInput, RefusalCode.BadInput, fields.Count == 1 ? $"{fields[0]}。" : $"有 {fields.Count} 处填写不对，请按提示修改。") { Fields = fields };

    public static Refusal BadInput(string field, string reason) => BadInput([new FieldProblem(field, reason)]);

    /// <param name="thing">What was looked for, in Chinese.</param>
    public static Refusal NotFound(string thing) => new(RefusalKind.NotFound, RefusalCode.NotFound, $"没有找到这{thing}，可能已被删除或地址有误。");

    public static Refusal Stale { get; } = new(RefusalKind.Stale, RefusalCode.StaleRevision, "内容已被他人修改，请刷新后在最新版本上重做。");

    public static Refusal NotAllowed(string code, string title) => new(RefusalKind.NotAllowed, code, title);

    public static Refusal Conflict(string code, string title) => new(RefusalKind.Conflict, code, title);
}
