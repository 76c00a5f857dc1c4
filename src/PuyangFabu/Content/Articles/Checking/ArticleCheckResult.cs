using PuyangFabu.Content.Checks;

namespace PuyangFabu.Content.Articles.Checking;

/// <summary>What the checks before publishing find.</summary>
/// <param name="Findings">The gravest first.</param>
public sealed record ArticleCheckResult(IReadOnlyList<Finding> Findings);
