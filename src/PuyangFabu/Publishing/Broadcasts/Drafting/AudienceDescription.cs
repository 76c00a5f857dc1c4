using System.Globalization;
using PuyangFabu.Foundation.Outcomes;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>To whom a broadcast goes, for the person who decides about it.</summary>
/// <param name="Words">Who, without the number: <c>全部粉丝</c>.</param>
/// <param name="People">How many, as far as it is known here; null when it is not.</param>
/// <param name="AccountName">What people call the account.</param>
public sealed record AudienceDescription(string Words, long? People, string AccountName)
{
    /// <summary>Who, with the number where it is known.</summary>
    public string Full => People is { } people ? $"{Words}，{people.ToString(CultureInfo.InvariantCulture)} 人" : $"{Words}，人数还不知道";

    /// <summary>What has to be typed before it reaches them: how many they are, or the account's name while nobody knows.</summary>
    public string TypedWord => People is > 0 ? People.Value.ToString(CultureInfo.InvariantCulture) : AccountName;

    /// <summary>What the typed word is called in a form.</summary>
    public string TypedName => People is > 0 ? "人数" : "公众号的名称";

    /// <returns>Null when <see cref="TypedWord"/> was typed.</returns>
    public Refusal? ProblemOf(string field, string? typed) =>
        typed?.Trim().Replace(",", "", StringComparison.Ordinal) == TypedWord ? null : Refusal.BadInput(field, $"要输入{TypedName}“{TypedWord}”才能继续；什么都没有改变");

    /// <returns>Null when the account's name was typed.</returns>
    public Refusal? ProblemOfAccount(string field, string? typed) =>
        typed?.Trim() == AccountName ? null : Refusal.BadInput(field, $"要输入公众号的名称“{AccountName}”才能继续；什么都没有改变");
}
