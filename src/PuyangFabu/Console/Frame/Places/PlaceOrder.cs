namespace PuyangFabu.Console.Frame.Places;

/// <summary>The places of the navigation in the order in which people need them; each ten is a group of its own.</summary>
public enum PlaceOrder
{
    Desk = 0,
    Articles = 10,
    Review = 11,
    Broadcasts = 12,
    Topics = 13,
    Inbox = 20,
    Cases = 21,
    Replies = 22,
    Menu = 23,
    Boards = 30,
    Directory = 31,
    Services = 32,
    Synonyms = 33,
    WordLists = 34,
    Calendar = 35,
    Sources = 36,
    Followers = 40,
    Audit = 50,
    Operators = 51,
    Settings = 52,
    Doctor = 53,
    Backup = 54,
}
