using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.Foundation.Text;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The form for a case behind a link that one follower got: good for a day and for one case.</summary>
public sealed class CaseForm(CaseLinkStore links, CaseStore cases, CaseReceiving receiving, TimeProvider clock)
{
    public const string LinkGoneCode = "linkGone";
    public const string LinkUsedCode = "linkUsed";
    public const string TooManyCasesCode = "tooManyCases";

    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const int KeyBytes = 24;
    private const int LongestKey = 100;
    private const int MostADay = 5;
    private const int LongestMadeTitle = 30;

    public static string MakeKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The key is random and long: nobody finds it from its hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>The link, where it may be used now.</summary>
    public async Task<Outcome<CaseLink>> FindAsync(string key, CancellationToken cancellation) =>
        key.Length is 0 or > LongestKey || await links.FindAsync(HashOf(key), cancellation) is not { } link
            ? new Refusal(RefusalKind.NotFound, LinkGoneCode, "这个链接不对或已失效，请在公众号里发送“我要留言”，取一个新的。")
            : link.CaseNumber.Length > 0
                ? Refusal.Conflict(LinkUsedCode, $"这个链接已经用过，您的诉求编号是 {link.CaseNumber}；要再提交一件，请在公众号里发送“我要留言”，取一个新的。")
            : clock.NowMs() - link.CreatedMs > Life.TotalMilliseconds
                ? new Refusal(RefusalKind.NotFound, LinkGoneCode, "这个链接已过一天，失效了，请在公众号里发送“我要留言”，取一个新的。")
            : link;

    /// <summary>Hands a case in; of two forms with one link one counts.</summary>
    /// <param name="address">From where it comes.</param>
    public async Task<Outcome<MadeCase>> SubmitAsync(string key, CaseInput input, string address, CancellationToken cancellation)
    {
        var found = await FindAsync(key, cancellation);
        if (found.IsRefused)
        {
            return found.Refusal;
        }

        var read = CaseInputRules.Read(input with { Title = Titled(input) }, "form");
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var link = found.Value;
        var since = clock.NowMs() - (long)Life.TotalMilliseconds;
        return await cases.CountOfAsync(link.Account, link.OpenId, since, cancellation) >= MostADay
            ? new Refusal(RefusalKind.TooOften, TooManyCasesCode, $"今天已经提交了 {MostADay} 件，请明天再来；急事请拨打 12345。")
            : await receiving.CreateAsync(
                CaseRating.Citizen(address), read.Value with { Account = link.Account, OpenId = link.OpenId }, input.Contact, cancellation,
                async (session, number) => await CaseLinkStore.UseAsync(session, link.KeyHash, number) ? null : Refusal.Conflict(LinkUsedCode, "这张表已经提交过了，请看先前显示的编号和查询码。"));
    }

    // On a phone one text is enough to write.
    private static string? Titled(CaseInput input) => !string.IsNullOrWhiteSpace(input.Title) ? input.Title
        : input.Text?.Trim().Split('\n')[0].Trim() is { Length: > 0 } first ? WholeCharacters.Prefix(first, LongestMadeTitle)
        : "（未写）";
}
