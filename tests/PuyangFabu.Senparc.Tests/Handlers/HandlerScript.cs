using System.Collections.Concurrent;
using Senparc.NeuChar.Entities;

namespace PuyangFabu.Senparc.Tests.Handlers;

/// <summary>What a <see cref="ScriptedMessageHandler"/> does, and what was asked of it.</summary>
public sealed class HandlerScript
{
    /// <summary>Of every hook; by default it leaves all to the product.</summary>
    public Func<ScriptedMessageHandler, IResponseMessageBase?> Answer { get; set; } = static _ => null;

    public Action<ScriptedMessageHandler> Before { get; set; } = static _ => { };

    /// <summary>What ran, in order.</summary>
    public ConcurrentQueue<string> Steps { get; } = [];
}
