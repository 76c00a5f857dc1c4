using PuyangFabu.Outcomes;

namespace PuyangFabu.Operators;

/// <summary>The operators over HTTP.</summary>
public static class OperatorEndpoints
{
    public static void MapOperatorsApi(this IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/operators").WithTags("操作员").Requires(Permission.ManageOperators);
        group.MapPost("", AddAsync)
            .Creates<OperatorItem>(static item => $"/api/operators/{item.Id}")
            .WithName(OperatorAppointments.Action).WithSummary("新建操作员");
        group.MapGet("", ListAsync).WithName("operator.list").WithSummary("全部操作员");
    }

    private static async Task<Outcome<OperatorItem>> AddAsync(
        OperatorInput input, OperatorAppointments appointments, OperatorItems items, Actor actor, CancellationToken cancellation) =>
        items.Of(await appointments.AddAsync(input, actor, cancellation));

    private static async Task<Outcome<OperatorPage>> ListAsync(OperatorStore operators, OperatorItems items, CancellationToken cancellation) =>
        new OperatorPage([.. (await operators.ListAsync(cancellation)).Select(items.Of)]);
}
