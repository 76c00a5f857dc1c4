using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using PuyangFabu.Conversation.Cases.Chat;
using PuyangFabu.Conversation.Cases.Pictures;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;

namespace PuyangFabu.Conversation.Cases;

/// <summary>The form for a case behind a link that one follower got: good for a day and for one case.</summary>
public sealed class CaseForm(CaseLinkStore links, CaseStore cases, CaseReceiving receiving, CasePictureDesk pictures, CaseDraftStore drafts, TimeProvider clock)
{
    public const string LinkGoneCode = "linkGone";
    public const string LinkUsedCode = "linkUsed";
    public const string TooManyCasesCode = "tooManyCases";

    public static readonly TimeSpan Life = TimeSpan.FromDays(1);

    private const int KeyBytes = 24;
    private const int LongestKey = 100;
    private const int MostADay = 5;

    public static Refusal TooMany { get; } = new(RefusalKind.TooOften, TooManyCasesCode, $"今天已经提交了 {MostADay} 件，请明天再来；急事请拨打 12345。");

    /// <summary>Whether a follower has handed in as many as may be on a day.</summary>
    public static async Task<bool> IsTooManyAsync(CaseStore cases, string account, string openId, long nowMs, CancellationToken cancellation) =>
        await cases.CountOfAsync(account, openId, nowMs - (long)Life.TotalMilliseconds, cancellation) >= MostADay;

    public static string MakeKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));

    /// <summary>The key is random and long: nobody finds it from its hash.</summary>
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>What is wrong with what was typed, apart from the link.</summary>
    public static IReadOnlyList<FieldProblem> Problems(CaseInput input) => CaseInputRules.Read(input with { Title = Titled(input) }, CaseSource.Form).Refusal?.Fields ?? [];

    /// <summary>The link, where it may be used now.</summary>
    public async Task<Outcome<CaseLink>> FindAsync(string key, CancellationToken cancellation) => Usable(await LinkAsync(key, cancellation));

    /// <summary>Hands a case in. Of many forms with one link one counts; the same form once more gets the same answer.</summary>
    /// <param name="address">From where it comes.</param>
    public async Task<Outcome<MadeCase>> SubmitAsync(string key, CaseInput input, string address, CancellationToken cancellation)
    {
        var link = await LinkAsync(key, cancellation);
        var usable = Usable(link);
        var read = CaseInputRules.Read(input with { Title = Titled(input) }, CaseSource.Form);
        if (usable.IsRefused)
        {
            return link is { CaseNumber.Length: > 0 } && !read.IsRefused ? await AgainAsync(link, key, read.Value, usable.Refusal, cancellation) : usable.Refusal;
        }

        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var (account, openId) = (usable.Value.Account, usable.Value.OpenId);
        if (await IsTooManyAsync(cases, account, openId, clock.NowMs(), cancellation))
        {
            return TooMany;
        }

        var made = await receiving.CreateAsync(
            CaseRating.Citizen(address), read.Value with { Account = account, OpenId = openId }, input.Contact, cancellation, QueryCode.Of(key),
            (session, created) => UseAsync(session, usable.Value, created));

        // Another form was faster, and is to be found now.
        return made.IsRefused && made.Refusal.Code == LinkUsedCode ? await SubmitAsync(key, input, address, cancellation) : made;
    }

    /// <summary>What the follower told in the chat so far and did not hand in: it need not be typed again.</summary>
    public async Task<CaseInput> ToldAsync(CaseLink link, CancellationToken cancellation) =>
        await drafts.FindAsync(link.Account, link.OpenId, cancellation) is { } told && clock.NowMs() - told.UpdatedMs <= CaseChat.Life.TotalMilliseconds
            ? new CaseInput { Type = told.Type, County = told.County, Place = told.Place, Text = told.Text, Anonymous = told.Anonymous }
            : new CaseInput();

    /// <summary>Keeps a picture with the form until that is handed in: what else is wrong with it loses none.</summary>
    /// <param name="link">As <see cref="FindAsync"/> gave it.</param>
    public Task<Refusal?> KeepPictureAsync(CaseLink link, byte[] picture, CancellationToken cancellation) => pictures.KeepAsync(link, picture, cancellation);

    /// <summary>What came with the form so far.</summary>
    public Task<IReadOnlyList<CasePicture>> PicturesAsync(CaseLink link, CancellationToken cancellation) => pictures.OfLinkAsync(link, cancellation);

    public Task DropPicturesAsync(CaseLink link, IReadOnlyList<long> ids, CancellationToken cancellation) => pictures.DropAsync(link, ids, cancellation);

    private static async Task<Refusal?> UseAsync(DbSession session, CaseLink link, Case made)
    {
        if (!await CaseLinkStore.UseAsync(session, link.KeyHash, made.Number))
        {
            return Refusal.Conflict(LinkUsedCode, "这张表已经提交过了。");
        }

        await CasePictureStore.AttachAsync(session, link.KeyHash, made.Id);
        await CaseDraftStore.DropAsync(session, link.Account, link.OpenId);
        return null;
    }

    // Of the characters that keys are made of: what proves something else is kept under another beginning, with a space in it.
    private async Task<CaseLink?> LinkAsync(string key, CancellationToken cancellation) =>
        key.Length is 0 or > LongestKey || !key.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_')
            ? null
            : await links.FindAsync(HashOf(key), cancellation);

    private Outcome<CaseLink> Usable(CaseLink? link) =>
        link is null
            ? new Refusal(RefusalKind.NotFound, LinkGoneCode, "这个链接不对或已失效，请在公众号里发送“我要留言”，取一个新的。")
        : link.CaseNumber.Length > 0
            ? Refusal.Conflict(LinkUsedCode, $"这个链接已经用过，诉求编号是 {link.CaseNumber}；要再提交一件，请在公众号里发送“我要留言”，取一个新的。")
        : clock.NowMs() - link.CreatedMs > Life.TotalMilliseconds
            ? new Refusal(RefusalKind.NotFound, LinkGoneCode, "这个链接已过一天，失效了，请在公众号里发送“我要留言”，取一个新的。")
        : link;

    /// <summary>The answer to the first form may have been lost on the way. Who sends other words is told nothing but that the link is used.</summary>
    private async Task<Outcome<MadeCase>> AgainAsync(CaseLink link, string key, Case read, Refusal used, CancellationToken cancellation) =>
        clock.NowMs() - link.CreatedMs <= Life.TotalMilliseconds
            && await cases.FindByNumberAsync(link.CaseNumber, cancellation) is { } made && made.Type == read.Type && made.Title == read.Title && made.Text == read.Text
                ? new MadeCase(made, QueryCode.Of(key))
                : used;

    // On a phone one text is enough to write.
    private static string? Titled(CaseInput input) => !string.IsNullOrWhiteSpace(input.Title) ? input.Title
        : CaseTitle.Of(input.Text ?? "") is { Length: > 0 } made ? made
        : "（未写）";
}
