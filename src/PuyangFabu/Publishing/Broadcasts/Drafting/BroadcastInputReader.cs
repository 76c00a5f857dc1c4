using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Content.Uploads;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Publishing.Broadcasts.Approval;
using PuyangFabu.WeChat.Api.Mass;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Publishing.Broadcasts.Drafting;

/// <summary>Reads what an operator wants to send, and to whom; everything wrong at once.</summary>
public sealed class BroadcastInputReader(AccountRegistry accounts, UploadStore uploads, FollowerTagStore tags, AudienceList list, ITagApi tagApi, TimeProvider clock)
{
    public const int MostArticles = 8;
    public const int MostOpenIds = 200_000;
    private const int LongestOpenId = 64;

    /// <summary>Working limit of a text, in bytes of UTF-8.</summary>
    public const int LongestText = 2048;

    /// <param name="fallbackAccount">Slug that counts when the request names none.</param>
    public async Task<Outcome<BroadcastInput>> ReadAsync(BroadcastRequest request, string? fallbackAccount, CancellationToken cancellation)
    {
        var problems = new List<FieldProblem>();
        var slug = request.Account ?? fallbackAccount;
        var account = string.IsNullOrEmpty(slug) ? accounts.Default : accounts.Find(slug);
        if (account is null)
        {
            problems.Add(new("account", $"没有代号为“{slug}”的账号"));
        }

        var imageName = await ReadContentAsync(request, problems, cancellation);
        var openIds = await ReadAudienceAsync(request.Audience, account, problems, cancellation);
        var scheduled = ReadTime(request.ScheduledAt, problems);
        if (problems.Count > 0)
        {
            return Refusal.BadInput(problems);
        }

        // Last, because it may ask WeChat.
        return request.Audience!.TagId is { } tag && await TagProblemAsync(account!, tag, cancellation) is { } problem
            ? problem
            : new BroadcastInput
            {
                Account = account!,
                Kind = request.ArticleIds is { Count: > 0 } ? BroadcastKind.Articles : imageName.Length > 0 ? BroadcastKind.Image : BroadcastKind.Text,
                ArticleIds = request.ArticleIds ?? [],
                Text = request.Text ?? "",
                ImageName = imageName,
                Audience = request.Audience.All == true ? AudienceKind.All : request.Audience.TagId is not null ? AudienceKind.Tag : AudienceKind.List,
                TagId = request.Audience.TagId,
                OpenIds = openIds,
                SendIgnoreReprint = request.SendIgnoreReprint ?? false,
                LinkFootnotes = request.LinkFootnotes ?? false,
                SendWhenApproved = request.SendWhenApproved ?? true,
                ScheduledMs = scheduled,
            };
    }

    /// <summary>Reads a time in the future; null means now.</summary>
    private long? ReadTime(string? text, List<FieldProblem> problems)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (SendTime.Problem(text, clock.GetUtcNow(), out var at) is { } problem)
        {
            problems.Add(new("scheduledAt", problem));
        }

        return at.ToUnixTimeMilliseconds();
    }

    private async Task<string> ReadContentAsync(BroadcastRequest request, List<FieldProblem> problems, CancellationToken cancellation)
    {
        var ids = request.ArticleIds ?? [];
        var hasText = !string.IsNullOrWhiteSpace(request.Text);
        var hasImage = !string.IsNullOrWhiteSpace(request.Image);
        if ((ids.Count > 0 ? 1 : 0) + (hasText ? 1 : 0) + (hasImage ? 1 : 0) != 1)
        {
            problems.Add(new("articleIds", $"要选 1 到 {MostArticles} 篇稿件，或只发一段文字，或只发一张图片；三者选一样"));
        }

        if (ids.Count > MostArticles)
        {
            problems.Add(new("articleIds", $"一次最多 {MostArticles} 篇，现在是 {ids.Count} 篇"));
        }

        if (ids.Distinct().Count() != ids.Count)
        {
            problems.Add(new("articleIds", "同一篇稿件不能选两次"));
        }

        if (hasText && (Encoding.UTF8.GetByteCount(request.Text!) > LongestText || request.Text!.Contains('\0', StringComparison.Ordinal)))
        {
            problems.Add(new("text", $"太长或有不能保存的字符（最多 {LongestText} 字节，{FieldReasons.Chinese(LongestText)}）"));
        }

        if (!hasImage)
        {
            return "";
        }

        var name = request.Image!.Trim().Split('/')[^1];
        if ((await uploads.ByNameAsync(name, cancellation)).Count == 0)
        {
            problems.Add(new("image", "没有这张图片，请重新上传"));
        }

        return name;
    }

    /// <returns>Openids of a list, each once; none for everybody and for a tag.</returns>
    private async Task<IReadOnlyList<string>> ReadAudienceAsync(AudienceRequest? audience, WeChatAccount? account, List<FieldProblem> problems, CancellationToken cancellation)
    {
        var isList = audience is { OpenIds: not null } or { Followers: not null };
        if (audience is null or { OpenIds: not null, Followers: not null } || (audience.All == true ? 1 : 0) + (audience.TagId is not null ? 1 : 0) + (isList ? 1 : 0) != 1)
        {
            problems.Add(new("audience", "要选发给谁：全部粉丝、一个标签（要选好是哪一个）或一份名单，三者选一样"));
            return [];
        }

        if (!isList || account is null)
        {
            return [];
        }

        if (account.Kind == "subscription")
        {
            problems.Add(new("audience.openIds", "订阅号没有按名单群发的权限，只有认证的服务号有；请发给全部或一个标签"));
            return [];
        }

        IReadOnlyList<string> openIds = [.. (audience.OpenIds ?? []).Distinct(StringComparer.Ordinal)];
        if (audience.Followers is { } names)
        {
            var read = await list.ReadAsync(account.Slug, names, cancellation);
            if (read.IsRefused)
            {
                problems.AddRange(read.Refusal.Fields);
                return [];
            }

            openIds = read.Value;
        }

        if (openIds.Count is < MassAudience.FewestOpenIds or > MostOpenIds)
        {
            problems.Add(new("audience.openIds", $"按名单群发要 {MassAudience.FewestOpenIds} 到 {MostOpenIds} 位不同的粉丝，现在是 {openIds.Count} 位；只发一个人请用预览或客服消息"));
        }

        if (openIds.Any(static id => id is not { Length: > 0 and <= LongestOpenId } || !id.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_')))
        {
            problems.Add(new("audience.openIds", "里有不像 OpenID 的内容"));
        }

        return openIds;
    }

    /// <returns>Null when the account has the tag.</returns>
    private async Task<Refusal?> TagProblemAsync(WeChatAccount account, long tagId, CancellationToken cancellation)
    {
        if (await tags.FindAsync(account.Slug, tagId, cancellation) is not null)
        {
            return null;
        }

        var asked = await tagApi.ListAsync(account.Api, cancellation);
        return asked.Failure is { } failure ? WeChatRefusals.Of(failure)
            : asked.Value.Items.Any(tag => tag.Id == tagId) ? null
            : Refusal.BadInput("audience.tagId", $"这个账号没有编号为 {tagId} 的标签，请另选一个");
    }
}
