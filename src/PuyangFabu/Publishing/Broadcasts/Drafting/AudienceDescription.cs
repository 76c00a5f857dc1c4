using System.Globalization;
using PuyangFabu.Accounts;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>To whom a broadcast goes, for the person who decides about it.</summary>
/// <param name="Words">Who, without the number: <c>全部粉丝</c>.</param>
/// <param name="People">How many, as far as it is known here; null when it is not.</param>
/// <param name="AccountName">What people call the account.</param>
public sealed record AudienceDescription(string Words, long? People, string AccountName)
{
    /// <summary>People follow and leave while somebody reads and types; so few, or so small a part, make it no other audience.</summary>
    private const long FewPeople = 10;
    private const long SmallPart = 100;

    /// <summary>How many were named when the person read it, where that differs too much to count on.</summary>
    private long? Before { get; init; }

    /// <summary>The number is that of the time when it was approved, and stays so.</summary>
    public bool IsOfApproval { get; init; }

    /// <summary>Who, with the number where it is known.</summary>
    public string Full => People is { } people ? $"{Words}，{(IsOfApproval ? "批准时 " : "")}{people.ToString(CultureInfo.InvariantCulture)} 人" : $"{Words}，人数还不知道";

    /// <summary>Why it may reach nobody; null when at least one person is known.</summary>
    public string? Doubt => People is > 0 ? null
        : $"可能没有人收到：后台的粉丝名单里，{Words}是 0 人，也许还没有同步过，也许真的没有人。照样发出，会用掉一次群发次数。";

    /// <summary>What has to be typed before it reaches them: how many they are, or the account's name while nobody knows.</summary>
    public string TypedWord => People is > 0 ? People.Value.ToString(CultureInfo.InvariantCulture) : AccountName;

    /// <summary>What the typed word is called in a form.</summary>
    public string TypedName => People is > 0 ? "人数" : "公众号的名称";

    /// <summary>The same as the person read it, while hardly anybody came or left since.</summary>
    /// <param name="shown">How many were named then; null when none were, or nothing was read.</param>
    public AudienceDescription AsShown(long? shown) =>
        shown is not { } then || People is not { } now || then == now ? this
        : then > 0 && now > 0 && Math.Abs(now - then) <= Math.Max(FewPeople, then / SmallPart) ? this with { People = then }
        : this with { Before = then };

    /// <returns>Null when <see cref="TypedWord"/> was typed.</returns>
    public Refusal? ProblemOf(string field, string? typed) =>
        WeChatAccount.IsTyped(TypedWord, HalfWidth.Of(typed ?? "").Replace(",", "", StringComparison.Ordinal)) ? null
        : Refusal.BadInput(field, $"{(Before is { } before ? $"人数变了，刚才是 {before.ToString(CultureInfo.InvariantCulture)} 人：" : "")}要输入{TypedName}“{TypedWord}”才能继续；什么都没有改变");

    /// <param name="ticked">That it may go out all the same.</param>
    /// <returns>Null when there is no <see cref="Doubt"/>, or it was seen.</returns>
    public Refusal? ProblemOfDoubt(string field, bool ticked) =>
        Doubt is null || ticked ? null : Refusal.BadInput(field, "要先勾选，表示知道可能没有人收到；什么都没有改变");

    /// <returns>Null when the account's name was typed.</returns>
    public Refusal? ProblemOfAccount(string field, string? typed) => WeChatAccount.UntypedRefusal(field, typed, AccountName);
}
