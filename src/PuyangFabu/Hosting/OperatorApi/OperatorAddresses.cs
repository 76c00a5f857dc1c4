using PuyangFabu.Console.Frame;
using PuyangFabu.Console.Frame.Errors;
using PuyangFabu.Foundation.Outcomes;
using PuyangFabu.People.Operators;

namespace PuyangFabu.Hosting.OperatorApi;

/// <summary>Keeps everyone outside the listed addresses from API, its description and console; readers and WeChat are not asked.</summary>
public sealed class OperatorAddresses(RequestDelegate next, OperatorsOptions options)
{
    private static readonly Refusal Refusal = Refusal.NotAllowed(ApiRefusals.AddressNotAllowed, "这里只能从登记过的网络地址使用；需要时请管理员把您的地址加入 Operators:AllowedAddresses。");

    private readonly AddressList allowed = new(options.AllowedAddresses);

    public async Task InvokeAsync(HttpContext context)
    {
        if (allowed.IsEmpty || !OperatorApi.IsForOperators(context.Request.Path) || allowed.Contains(context.Connection.RemoteIpAddress))
        {
            await next(context);
            return;
        }

        if (context.Request.Path.StartsWithSegments(OperatorApi.Prefix))
        {
            await ApiProblem.WriteAsync(context, Refusal);
            return;
        }

        await ConsoleEndpoints.WriteAsync<AddressRefusedPage>(context, StatusCodes.Status403Forbidden);
    }
}
