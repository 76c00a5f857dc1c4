using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Accounts.OutsideCalls;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;
using PuyangFabu.WeChat.Api;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>Makes, renames and deletes tags: at WeChat first, then here.</summary>
public sealed class TagDesk(FollowerLookup lookup, FollowerTagStore tags, TagCalls calls)
{
    /// <summary>WeChat's own tags come before it.</summary>
    private const long FirstOwnTag = 100;

    /// <summary>Whether people may change the tag; the others are WeChat's own.</summary>
    public static bool IsOwn(long tagId) => tagId >= FirstOwnTag;

    public async Task<Outcome<ItemList<FollowerTag>>> ListAsync(string? slug, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        return account.IsRefused ? account.Refusal : new ItemList<FollowerTag>(await tags.ListAsync(account.Value.Slug, cancellation));
    }

    public async Task<Outcome<FollowerTag>> CreateAsync(Actor actor, string? slug, TagInput input, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        var name = ReadName(input);
        if ((account.Refusal ?? name.Refusal) is { } refusal)
        {
            return refusal;
        }

        return OutcomeOf(OutsideCallKind.CreateTag, await calls.RunAsync(OutsideCallKind.CreateTag, actor, account.Value, new FollowerTag(0, name.Value, 0), cancellation));
    }

    public async Task<Outcome<FollowerTag>> RenameAsync(Actor actor, string? slug, long tagId, TagInput input, CancellationToken cancellation)
    {
        var name = ReadName(input);
        var known = await FindOwnAsync(slug, tagId, cancellation);
        if ((name.Refusal ?? known.Refusal) is { } refusal)
        {
            return refusal;
        }

        var (account, tag) = known.Value;
        var renamed = OutcomeOf(
            OutsideCallKind.RenameTag, await calls.RunAsync(OutsideCallKind.RenameTag, actor, account, tag with { Name = name.Value }, cancellation));
        return renamed.IsRefused ? renamed.Refusal : tag with { Name = name.Value };
    }

    public async Task<Outcome<Done>> DeleteAsync(Actor actor, string? slug, long tagId, CancellationToken cancellation)
    {
        var known = await FindOwnAsync(slug, tagId, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var (account, tag) = known.Value;
        var deleted = await calls.RunAsync(OutsideCallKind.DeleteTag, actor, account, tag, cancellation);
        return deleted.Failure is { } failure ? OutsideCallRefusals.Of(OutsideCallKind.DeleteTag, failure) : Done.It;
    }

    /// <summary>An account and a tag of it that is not WeChat's own.</summary>
    internal async Task<Outcome<(WeChatAccount Account, FollowerTag Tag)>> FindOwnAsync(string? slug, long tagId, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        return !IsOwn(tagId) ? Refusal.Conflict(FollowerRefusals.SystemTag, "这是微信自带的标签，不能改动，请另建标签。")
            : await tags.FindAsync(account.Value.Slug, tagId, cancellation) is { } tag ? (account.Value, tag)
            : Refusal.NotFound("个标签");
    }

    private static Outcome<FollowerTag> OutcomeOf(string kind, ApiAnswer<FollowerTag> answer) =>
        answer.Failure is { } failure ? OutsideCallRefusals.Of(kind, failure) : answer.Value;

    private static Outcome<string> ReadName(TagInput input)
    {
        var name = input.Name?.Trim() ?? "";
        return FieldReasons.OfNeededLine(name, ITagApi.NameBytes) is { } reason ? Refusal.BadInput("name", reason)
            : Encoding.UTF8.GetByteCount(name) > ITagApi.NameBytes ? Refusal.BadInput("name", "太长，标签名最多 30 字节（约 10 个汉字）")
            : name;
    }
}
