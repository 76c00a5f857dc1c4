namespace PuyangFabu.Console.Frame.Places;

/// <summary>
/// Makes a page a place of the navigation. Its path is the page's route; it is shown to whoever may open the page
/// (<see cref="People.Actors.RequiresAttribute"/>), to everybody when the page asks for nothing.
/// </summary>
/// <param name="name">As people read it.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlaceAttribute(string name, PlaceOrder order) : Attribute
{
    public string Name { get; } = name;

    public PlaceOrder Order { get; } = order;
}
