using System.Globalization;
using PuyangFabu.Content.CitizenServices.Links;
using PuyangFabu.Content.Versions;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.Foundation.Storage;
using PuyangFabu.People.Actors;

namespace PuyangFabu.Content.CitizenServices;

/// <summary>The operators' calls for services.</summary>
public static class CitizenServiceEndpoints
{
    public static void MapCitizenServiceApi(this IEndpointRouteBuilder api)
    {
        var services = api.MapGroup("/services").WithTags("便民服务");
        services.MapGet("", static (CitizenServiceEditing editing, CancellationToken cancellation) => editing.ListAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("service.list").WithSummary("全部服务，没到时间和过了时间的也在");
        services.MapGet("/dead-links", static (ServiceLinkReport dead, CancellationToken cancellation) => dead.ListAsync(cancellation))
            .Requires(Permission.ReadContent).WithName("service.deadLinks").WithSummary("网址打不开的服务：每夜检查，连着两次打不开的列在这里");
        services.MapGet("/{id:long}", static (CitizenServiceEditing editing, long id, CancellationToken cancellation) => editing.ReadAsync(id, cancellation))
            .Requires(Permission.ReadContent).WithName("service.read").WithSummary("一项服务");
        services.MapPost("", static (CitizenServiceEditing editing, Actor actor, CitizenServiceInput input, CancellationToken cancellation) => editing.CreateAsync(actor, input, cancellation))
            .Creates<CitizenServiceView>(static service => string.Create(CultureInfo.InvariantCulture, $"/api/services/{service.Id}"))
            .Requires(Permission.ManageContent).WithName("service.create").WithSummary("新建一项服务");
        services.MapPut("/{id:long}", static (CitizenServiceEditing editing, Actor actor, long id, CitizenServiceInput input, CancellationToken cancellation) => editing.UpdateAsync(actor, id, input, cancellation))
            .Requires(Permission.ManageContent).WithName("service.update").WithSummary("修改一项服务");
        services.MapDelete("/{id:long}", static (CitizenServiceEditing editing, Actor actor, long id, long? revision, CancellationToken cancellation) => editing.DeleteAsync(actor, id, revision, cancellation))
            .Requires(Permission.ManageContent).WithName("service.delete").WithSummary("删除一项服务（可从版本恢复）");
        services.MapPost("/{id:long}/review", static (CitizenServiceReviewing reviewing, Actor actor, long id, CitizenServiceReviewInput input, CancellationToken cancellation) => reviewing.ReviewAsync(actor, id, input.Revision, cancellation))
            .Requires(Permission.ApproveContent).WithName("service.review").WithSummary("核对读过的那一版；上次核对之后写过、改过它的人不行");
        services.MapGet("/deleted", static (VersionHistory history, CancellationToken cancellation) => history.DeletedAsync(ContentKind.CitizenService, cancellation))
            .Requires(Permission.ReadContent).WithName("service.deleted").WithSummary("删除了的服务");
        services.MapGet("/{id:long}/versions", static (VersionHistory history, long id, CancellationToken cancellation) => history.OfAsync(ContentKind.CitizenService, id, cancellation))
            .Requires(Permission.ReadContent).WithName("service.versions").WithSummary("一项服务的全部版本");
        services.MapPost("/{id:long}/versions/{n:long}/restore", static (CitizenServiceEditing editing, Actor actor, long id, long n, CancellationToken cancellation) => editing.RestoreAsync(actor, id, n, cancellation))
            .Requires(Permission.ManageContent).WithName("service.restore").WithSummary("恢复到某个版本，删除了的也行");
    }
}
