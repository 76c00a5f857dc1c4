using System.Text.RegularExpressions;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.People.Operators;

/// <summary>What the names of an operator may look like.</summary>
public static partial class OperatorRules
{
    public const int LongestDisplayName = 40;

    // Letters of other scripts look like Latin ones and would let somebody pass as "аdmin".
    public static bool IsUserName(string? text) => text is not null && UserNameForm().IsMatch(text);

    public static IEnumerable<FieldProblem> Problems(string? userName, string? displayName)
    {
        if (!IsUserName(userName))
        {
            yield return new("userName", "应为 2 到 32 个字母、汉字、数字或 . _ -");
        }

        if (DisplayNameProblem(displayName) is { } problem)
        {
            yield return new("displayName", problem);
        }
    }

    /// <returns>What is wrong, in Chinese, or null.</returns>
    public static string? DisplayNameProblem(string? displayName) =>
        string.IsNullOrWhiteSpace(displayName) ? "不能为空，请填写真实姓名"
        : displayName.Trim().Length > LongestDisplayName ? $"最多 {LongestDisplayName} 个字"
        : displayName.Any(char.IsControl) ? "不能有换行等控制字符"
        : null;

    [GeneratedRegex(@"\A[A-Za-z0-9\u3400-\u4dbf\u4e00-\u9fff._-]{2,32}\z")]
    private static partial Regex UserNameForm();
}
