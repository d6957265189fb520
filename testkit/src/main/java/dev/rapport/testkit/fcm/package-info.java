/** A push service to test against: what speaks FCM's HTTP v1 and delivers nothing. */
package dev.rapport.testkit.fcm;
