using System.Globalization;
using System.Text;
using PuyangFabu.Accounts;
using PuyangFabu.Audit;
using PuyangFabu.Operators;
using PuyangFabu.Outcomes;
using PuyangFabu.Storage;
using PuyangFabu.WeChat.Api.Tags;

namespace PuyangFabu.Followers.Tagging;

/// <summary>Makes, renames and deletes tags: at WeChat first, then here.</summary>
public sealed class TagDesk(FollowerLookup lookup, FollowerTags tags, ITagApi api, Database database, AuditLog audit)
{
    /// <summary>WeChat's own tags come before it.</summary>
    private const long FirstOwnTag = 100;

    public async Task<Outcome<FollowerTagList>> ListAsync(string? slug, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        return account.IsRefused ? account.Refusal : new FollowerTagList(await tags.ListAsync(account.Value.Slug, cancellation));
    }

    public async Task<Outcome<FollowerTag>> CreateAsync(Actor actor, string? slug, TagInput input, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        var name = ReadName(input);
        if ((account.Refusal ?? name.Refusal) is { } refusal)
        {
            return refusal;
        }

        var made = await api.CreateAsync(account.Value.Api, name.Value, cancellation);
        return made.Failure is { } failure
            ? WeChatRefusals.Of(failure)
            : await SaveAsync(actor, "followerTag.create", account.Value, new FollowerTag(made.Value.Id, name.Value, 0), cancellation);
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
        return (await api.RenameAsync(account.Api, tagId, name.Value, cancellation)).Failure is { } failure
            ? WeChatRefusals.Of(failure)
            : await SaveAsync(actor, "followerTag.rename", account, tag with { Name = name.Value }, cancellation);
    }

    public async Task<Outcome<Done>> DeleteAsync(Actor actor, string? slug, long tagId, CancellationToken cancellation)
    {
        var known = await FindOwnAsync(slug, tagId, cancellation);
        if (known.IsRefused)
        {
            return known.Refusal;
        }

        var (account, tag) = known.Value;
        if ((await api.DeleteAsync(account.Api, tagId, cancellation)).Failure is { } failure)
        {
            return WeChatRefusals.Of(failure);
        }

        await database.WriteAsync(
            async session =>
            {
                await FollowerTagStore.RemoveAsync(session, account.Slug, tagId);
                foreach (var follower in (await FollowerStore.WithTagAsync(session, account.Slug, tagId)).OrderBy(static follower => follower.OpenId, StringComparer.Ordinal))
                {
                    await FollowerStore.SetTagsAsync(
                        session, account.Slug, follower.OpenId, TagIdList.Write(TagIdList.Read(follower.TagIds).Where(id => id != tagId)));
                }

                await audit.RecordAsync(session, Entry(actor, "followerTag.delete", tag) with { Before = tag });
            },
            cancellation);
        return Done.It;
    }

    /// <summary>An account and a tag of it that is not WeChat's own.</summary>
    internal async Task<Outcome<(WeChatAccount Account, FollowerTag Tag)>> FindOwnAsync(string? slug, long tagId, CancellationToken cancellation)
    {
        var account = lookup.AccountOf(slug);
        if (account.IsRefused)
        {
            return account.Refusal;
        }

        return tagId < FirstOwnTag ? Refusal.Conflict("systemTag", "这是微信自带的标签，不能改动，请另建标签。")
            : await tags.FindAsync(account.Value.Slug, tagId, cancellation) is { } tag ? (account.Value, tag)
            : Refusal.NotFound("个标签");
    }

    internal static AuditEntry Entry(Actor actor, string action, FollowerTag tag) => new()
    {
        Actor = actor,
        Action = action,
        TargetKind = "followerTag",
        TargetId = tag.Id.ToString(CultureInfo.InvariantCulture),
    };

    private async Task<Outcome<FollowerTag>> SaveAsync(
        Actor actor, string action, WeChatAccount account, FollowerTag tag, CancellationToken cancellation)
    {
        await database.WriteAsync(
            async session =>
            {
                await FollowerTagStore.SaveAsync(session, account.Slug, tag);
                await audit.RecordAsync(session, Entry(actor, action, tag) with { After = tag });
            },
            cancellation);
        return tag;
    }

    private static Outcome<string> ReadName(TagInput input)
    {
        var name = input.Name?.Trim() ?? "";
        return FieldReasons.OfNeededLine(name, ITagApi.NameBytes) is { } reason ? Refusal.BadInput("name", reason)
            : Encoding.UTF8.GetByteCount(name) > ITagApi.NameBytes ? Refusal.BadInput("name", "太长，标签名最多 30 字节（约 10 个汉字）")
            : name;
    }
}
