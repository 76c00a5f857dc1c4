using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace PuyangFabu.Tests.Hosting;

/// <summary>
/// What takes the connections of the console's islands, made when the first one comes. The framework makes its own when the product is put
/// together and compiles each of the hub's methods anew for each host: a good part of a start, and hardly a test opens an island.
/// </summary>
internal static class LateHub
{
    public static void Add(IServiceCollection services)
    {
        var hub = typeof(CircuitOptions).Assembly.GetType("Microsoft.AspNetCore.Components.Server.ComponentHub", throwOnError: true)!;
        var make = typeof(Late<>).MakeGenericType(hub).GetMethod(nameof(Late<Hub>.Make))!.CreateDelegate<Func<IServiceProvider, object>>();
        services.AddSingleton(typeof(HubConnectionHandler<>).MakeGenericType(hub), make);
    }

    private sealed class Late<THub> : HubConnectionHandler<THub>
        where THub : Hub
    {
        private Lazy<HubConnectionHandler<THub>> real = null!;

        private Late()
            : base(null!, null!, null!, null!, null!, null!, null!)
        {
        }

        /// <summary>Without the constructor, which is what costs.</summary>
        public static Late<THub> Make(IServiceProvider services)
        {
            var late = (Late<THub>)RuntimeHelpers.GetUninitializedObject(typeof(Late<THub>));
            late.real = new(() => ActivatorUtilities.CreateInstance<HubConnectionHandler<THub>>(services));
            return late;
        }

        public override Task OnConnectedAsync(ConnectionContext connection) => real.Value.OnConnectedAsync(connection);
    }
}
