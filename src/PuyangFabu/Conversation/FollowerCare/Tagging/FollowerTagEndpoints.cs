using System.Globalization;
using PuyangFabu.Accounts.Followers;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Conversation.FollowerCare.Tagging;

/// <summary>The operators' calls for tags of followers.</summary>
public static class FollowerTagEndpoints
{
    public static void MapFollowerTagApi(this IEndpointRouteBuilder api)
    {
        var tags = api.MapGroup("/follower-tags").WithTags("粉丝标签");
        tags.MapGet("", static (TagDesk desk, string? account, CancellationToken cancellation) => desk.ListAsync(account, cancellation))
            .Requires(Permission.ReadFollowers).WithName("followerTag.list").WithSummary("全部标签，最近一次同步的情况");
        tags.MapPost("", CreateAsync).Creates<FollowerTag>(static tag => string.Create(CultureInfo.InvariantCulture, $"/api/follower-tags/{tag.Id}"))
            .Requires(Permission.ManageFollowers).WithName("followerTag.create").WithSummary("新建标签，最多 100 个");
        tags.MapPut("/{id:long}", RenameAsync).Requires(Permission.ManageFollowers).WithName("followerTag.rename").WithSummary("改标签名");
        tags.MapDelete("/{id:long}", DeleteAsync).Requires(Permission.ManageFollowers).WithName("followerTag.delete").WithSummary("删除标签，粉丝身上的一并去掉");
        tags.MapPost("/{id:long}/members", AddAsync).Requires(Permission.ManageFollowers).WithName("followerTag.addMembers").WithSummary("给粉丝打标签");
        tags.MapPost("/{id:long}/members/remove", RemoveAsync).Requires(Permission.ManageFollowers).WithName("followerTag.removeMembers").WithSummary("去掉粉丝的标签");
    }

    private static Task<Outcome<FollowerTag>> CreateAsync(TagDesk desk, Actor actor, string? account, TagInput input, CancellationToken cancellation) =>
        desk.CreateAsync(actor, account, input, cancellation);

    private static Task<Outcome<FollowerTag>> RenameAsync(
        TagDesk desk, Actor actor, long id, string? account, TagInput input, CancellationToken cancellation) => desk.RenameAsync(actor, account, id, input, cancellation);

    private static Task<Outcome<Done>> DeleteAsync(TagDesk desk, Actor actor, long id, string? account, CancellationToken cancellation) =>
        desk.DeleteAsync(actor, account, id, cancellation);

    private static Task<Outcome<TagMembersResult>> AddAsync(
        TagMembers members, Actor actor, long id, string? account, TagMembersInput input, CancellationToken cancellation) =>
        members.ChangeAsync(actor, account, id, input, add: true, cancellation);

    private static Task<Outcome<TagMembersResult>> RemoveAsync(
        TagMembers members, Actor actor, long id, string? account, TagMembersInput input, CancellationToken cancellation) =>
        members.ChangeAsync(actor, account, id, input, add: false, cancellation);
}
