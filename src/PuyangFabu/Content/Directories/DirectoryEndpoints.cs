using System.Globalization;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.Directories;

/// <summary>The operators' calls for the directory.</summary>
public static class DirectoryEndpoints
{
    public static void MapDirectoryApi(this IEndpointRouteBuilder api)
    {
        var directory = api.MapGroup("/directory").WithTags("政府机构");
        directory.MapGet("", ListAsync).Requires(Permission.ReadContent).WithName("directory.list").WithSummary("全部政府机构");
        directory.MapGet("/{id:long}", FindAsync).Requires(Permission.ReadContent).WithName("directory.read").WithSummary("一个机构");
        directory.MapPost("", static (DirectoryEditing editing, Actor actor, DirectoryInput input, CancellationToken cancellation) => editing.CreateAsync(actor, input, cancellation))
            .Creates<DirectoryView>(static entry => string.Create(CultureInfo.InvariantCulture, $"/api/directory/{entry.Id}"))
            .Requires(Permission.ManageContent).WithName("directory.create").WithSummary("新建一个机构");
        directory.MapPut("/{id:long}", static (DirectoryEditing editing, Actor actor, long id, DirectoryInput input, CancellationToken cancellation) => editing.UpdateAsync(actor, id, input, cancellation))
            .Requires(Permission.ManageContent).WithName("directory.update").WithSummary("修改一个机构");
        directory.MapDelete("/{id:long}", static (DirectoryEditing editing, Actor actor, long id, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, id, revision, cancellation))
            .Requires(Permission.ManageContent).WithName("directory.delete").WithSummary("删除一个机构（可从版本恢复）");
        directory.MapGet("/deleted", static (VersionHistory history, CancellationToken cancellation) => history.DeletedAsync(ContentKind.Directory, cancellation))
            .Requires(Permission.ReadContent).WithName("directory.deleted").WithSummary("删除了的机构");
        directory.MapGet("/{id:long}/versions", static (VersionHistory history, long id, CancellationToken cancellation) => history.OfAsync(ContentKind.Directory, id, cancellation))
            .Requires(Permission.ReadContent).WithName("directory.versions").WithSummary("一个机构的全部版本");
        directory.MapPost("/{id:long}/versions/{n:long}/restore", static (DirectoryEditing editing, Actor actor, long id, long n, CancellationToken cancellation) => editing.RestoreAsync(actor, id, n, cancellation))
            .Requires(Permission.ManageContent).WithName("directory.restore").WithSummary("恢复到某个版本，删除了的也行");
    }

    private static async Task<ItemList<DirectoryView>> ListAsync(DirectoryStore store, CancellationToken cancellation) =>
        new([.. (await store.ListAsync(cancellation)).Select(DirectoryView.Of)]);

    private static async Task<Outcome<DirectoryView>> FindAsync(DirectoryStore store, long id, CancellationToken cancellation) =>
        await store.FindAsync(id, cancellation) is { } entry ? DirectoryView.Of(entry) : Refusal.NotFound("个机构");
}
